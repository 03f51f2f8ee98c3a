package locallambda.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import locallambda.system.LabMarker;
import locallambda.system.Pause;
import locallambda.system.Problem;

/**
 * Kernel limits without root: the user's own systemd moves this lab into a scope whose control group is delegated to
 * us. In this scope we can create groups of version 2. {@code systemd-run --user --scope -p Delegate=yes} does the same
 * for a new process. Here it happens once for the lab itself, so that it does not slow down the start of an
 * environment.
 */
record SystemdScope(CgroupV2 groups) implements Limits {

    private static final int PATIENCE_MS = 5_000;

    /** @throws Problem if there is no user manager, or its scopes have no CPU controller */
    static SystemdScope here() {
        String unit = "lambda-race-" + LabMarker.value() + ".scope";
        if (!in(unit)) {
            ask(unit);
            for (int ms = 0; !in(unit); ms += 5) {
                if (ms > PATIENCE_MS)
                    throw new Problem("The systemd user manager accepted the lab's request for its own control group, "
                            + "but the lab wasn't in this group after " + PATIENCE_MS / 1000 + " s.",
                            LimitsDetection.OTHERWISE);
                Pause.ms(5);
            }
        }
        return new SystemdScope(CgroupV2.in(own().endsWith(unit) ? own() : own().getParent())
                .orElseThrow(() -> new Problem(
                        "The systemd user manager has no cpu controller, so it can't limit CPU time.",
                        "As root, add `Delegate=cpu memory pids` to a drop-in file for user@.service. Then log in "
                                + "again. Or unset LAMBDA_RACE_LIMITS, so that the lab chooses how it sets limits.")));
    }

    private static boolean in(String unit) {
        Path own = own();
        return own.endsWith(unit) || own.endsWith(Path.of(unit, CgroupMount.REST));
    }

    private static Path own() {
        return CgroupMount.here().stream().filter(each -> each.type().equals("cgroup2")).findFirst()
                .map(CgroupMount::own)
                .orElseThrow(() -> new Problem("This machine has no version 2 control groups (cgroup v2).",
                        LimitsDetection.OTHERWISE));
    }

    /** StartTransientUnit(name, mode, properties, auxiliary units); source: org.freedesktop.systemd1(5). */
    private static void ask(String unit) {
        List<String> command = List.of("busctl", "--user", "--quiet", "call", "org.freedesktop.systemd1",
                "/org/freedesktop/systemd1",
                "org.freedesktop.systemd1.Manager", "StartTransientUnit", "ssa(sv)a(sa(sv))", unit, "fail",
                "2", "PIDs", "au", "1", Long.toString(ProcessHandle.current().pid()), "Delegate", "b", "true", "0");
        try {
            Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!asked.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                asked.destroyForcibly();
                throw new Problem("The systemd user manager doesn't answer.", LimitsDetection.OTHERWISE);
            }
            String said = new String(asked.getInputStream().readAllBytes()).strip();
            if (asked.exitValue() != 0)
                throw new Problem("The lab couldn't get its own control group from the systemd user manager: "
                        + said.replaceFirst(" \\(consider.*", "") + ".", LimitsDetection.OTHERWISE);
        } catch (IOException e) {
            throw new Problem("systemd isn't available (busctl: " + e.getMessage() + ").",
                    LimitsDetection.OTHERWISE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The lab was interrupted while it tested CPU and memory limits.",
                    "Run the command again.", e);
        }
    }

    @Override
    public String name() {
        return "systemd";
    }

    @Override
    public String describe() {
        return groups.describe() + " The systemd user manager delegated them to this lab.";
    }

    @Override
    public boolean cpu() {
        return true;
    }

    @Override
    public boolean memory() {
        return groups.memory();
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        return groups.limit(environmentId, memoryMb);
    }
}
