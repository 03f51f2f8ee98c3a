package lab.toolchain;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.variant.Placeholders;
import lab.variant.Variant;

/**
 * A variant that is ready to run.
 *
 * @param folder        holds {@code artifact} and {@code runtime}; its name ends in a hash of everything it was built
 *                      from
 * @param artifactBytes size of what one uploads, zipped
 * @param buildMs       how long the build took on the machine that built it, training included
 * @param trainingMs    how much of that was the training run; 0 without one
 * @param versions      of the tools that built it
 * @param development   what it takes to develop it; empty if its YAML does not say how to find out
 */
public record Built(Variant variant, Path folder, long artifactBytes, long buildMs, long trainingMs,
        Map<String, String> versions, Optional<DevelopmentEffort> development) {

    /** The command of an execution environment of that memory size. */
    public List<String> command(int memoryMb) {
        return command(variant.start().command(), memoryMb);
    }

    /** Environment variables that the variant adds. */
    public Map<String, String> environment(int memoryMb) {
        Map<String, String> environment = new HashMap<>();
        Placeholders placeholders = new Placeholders(folder, memoryMb);
        variant.start().variables().forEach((name, value) -> environment.put(name, placeholders.fill(value)));
        return environment;
    }

    /** The same files, started by another command. */
    public Built startedBy(String command) {
        return new Built(variant.startedBy(command), folder, artifactBytes, buildMs, trainingMs, versions, development);
    }

    List<String> command(String start, int memoryMb) {
        return List.of("/bin/sh", "-c", "exec " + new Placeholders(folder, memoryMb).fill(StartCommand.of(start)));
    }
}
