package locallambda.limits;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import locallambda.system.LabMarker;
import locallambda.system.Problem;
import locallambda.system.Proc;

/** The enforcing limits that work on this machine, and how tests start real processes in them. */
final class WorkingLimits {

    private WorkingLimits() {}

    /** Never empty on Linux: the throttle needs nothing. */
    static Stream<Limits> all() {
        return Stream.of("cgroup1", "cgroup2", "systemd", "throttle").flatMap(name -> find(name).stream());
    }

    static Stream<Limits> withKernel() {
        return all().filter(each -> !each.name().equals("throttle"));
    }

    static Optional<Limits> find(String name) {
        try {
            return Optional.of(Limits.named(name));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    static Process start(EnvironmentLimits environmentLimits, String... command) throws IOException {
        return start(environmentLimits, Map.of(), command);
    }

    static Process start(EnvironmentLimits environmentLimits, Map<String, String> environment, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(environmentLimits.wrap(Arrays.asList(command)));
        builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        environmentLimits.started(process);
        return process;
    }

    static Process busy(EnvironmentLimits environmentLimits) throws IOException {
        return start(environmentLimits, "/bin/sh", "-c", "while :; do :; done");
    }

    /** Ids of the processes that carry a variable of that value. */
    static List<Long> carrying(String variable, String value) {
        return Proc.all().stream().filter(pid -> Proc.variable(pid, variable).filter(value::equals).isPresent())
                .toList();
    }
}
