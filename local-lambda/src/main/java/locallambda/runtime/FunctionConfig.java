package locallambda.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as one deploys it on the local Lambda.
 *
 * @param name        the function's name in URLs and in the Invoke API
 * @param command     the process of an execution environment: a runtime client that speaks the Runtime API
 * @param directory   its working directory, given to it as {@code LAMBDA_TASK_ROOT}
 * @param environment variables added to those that Lambda sets
 * @param memoryMb    memory limit in MB; the CPU share is {@code memoryMb / 1769} of a vCPU
 * @param timeout     longest time the handler may take
 * @param concurrency most execution environments at once; one more request gets 429
 * @param snapStart   how its environments start from a snapshot; empty for a function whose environments start from
 *                    nothing
 */
public record FunctionConfig(
        String name, List<String> command, Path directory, Map<String, String> environment, int memoryMb,
        Duration timeout, int concurrency, LogFormat logFormat, Optional<SnapStart> snapStart) {

    /** How START, END and REPORT are written, as CloudWatch has them. */
    public enum LogFormat { TEXT, JSON }

    /** A function whose environments start from nothing. */
    public FunctionConfig(String name, List<String> command, Path directory, Map<String, String> environment,
            int memoryMb, Duration timeout, int concurrency, LogFormat logFormat) {
        this(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat, Optional.empty());
    }

    /** The same function under another command. */
    public FunctionConfig withCommand(List<String> other) {
        return new FunctionConfig(name, other, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart);
    }

    /** The same function with other variables than its own. */
    public FunctionConfig withEnvironment(Map<String, String> other) {
        return new FunctionConfig(name, command, directory, other, memoryMb, timeout, concurrency, logFormat,
                snapStart);
    }

    /** The same function with another way to start. */
    public FunctionConfig with(SnapStart how) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                Optional.of(how));
    }
}
