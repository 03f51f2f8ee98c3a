package locallambda.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import locallambda.files.TaskFolder;
import locallambda.system.Mounts;
import locallambda.system.Problem;

/**
 * A function to deploy. Start with {@link #of} and change what differs from AWS's defaults by the {@code with…}
 * methods.
 *
 * @param name        the function's name in URLs and in the Invoke API
 * @param command     the process of an execution environment: a runtime client that speaks the Runtime API
 * @param directory   its working directory, given to it as {@code LAMBDA_TASK_ROOT}
 * @param environment variables added to those that Lambda sets
 * @param memoryMb    memory limit in MB; the CPU share is {@code memoryMb / 1769} of a vCPU
 * @param timeout     longest time the handler may take
 * @param concurrency most execution environments at once; one more request gets 429
 * @param snapStart   how its environments start from a snapshot; empty without SnapStart
 * @param code        what AWS calls handler and runtime
 * @param writable    whether the function may change its {@code directory}, which no function on AWS may
 * @param retries     how many times an event is tried again after the function failed
 * @param version     {@code $LATEST}, or the number of the published version
 * @param tmpMb       size of its {@code /tmp} in MB, AWS's ephemeral storage
 * @param view        files and folders that its processes see at other places; has an effect only where there are mount
 *                    namespaces
 */
public record FunctionConfig(String name, List<String> command, Path directory, Map<String, String> environment,
        int memoryMb, Duration timeout, int concurrency, LogFormat logFormat, Optional<SnapStart> snapStart,
        Code code, boolean writable, int retries, String version, int tmpMb, List<Mounts.Bind> view) {

    /** The version that can change. Published versions don't change and have numbers instead. */
    public static final String LATEST = "$LATEST";

    /** The memory size on a machine that cannot limit anything. */
    public static final int UNLIMITED_MB = 0;
    /** Source: AWS Lambda Developer Guide, "Lambda quotas". */
    private static final int LEAST_MB = 128;
    private static final int MOST_MB = 10_240;
    /** Source: AWS Lambda Developer Guide, "Configure ephemeral storage for Lambda functions". */
    private static final int LEAST_TMP_MB = 512;
    private static final int MOST_TMP_MB = 10_240;

    /** How START, END and REPORT are written, as CloudWatch has them. */
    public enum LogFormat { TEXT, JSON }

    /** @throws Problem if AWS Lambda has no such memory size */
    public static void checkMemory(int memoryMb) {
        if (memoryMb < LEAST_MB || memoryMb > MOST_MB)
            throw new Problem("AWS Lambda has no memory size of " + memoryMb + " MB.",
                    "Choose one from " + LEAST_MB + " to " + MOST_MB + " MB.");
    }

    /** @throws Problem if AWS Lambda has no {@code /tmp} of this size */
    public static void checkTmp(int tmpMb) {
        if (tmpMb < LEAST_TMP_MB || tmpMb > MOST_TMP_MB)
            throw new Problem("AWS Lambda has no /tmp of " + tmpMb + " MB.",
                    "Choose a size from " + LEAST_TMP_MB + " to " + MOST_TMP_MB + " MB.");
    }

    /**
     * A function with AWS's defaults: 128 MB, 512 MB in {@code /tmp}, 3 s, text logs, no SnapStart, no variables, and
     * two retries of an event. It has at most one environment at a time.
     */
    public static FunctionConfig of(String name, List<String> command, Path directory) {
        return new FunctionConfig(name, command, directory, Map.of(), 128, Duration.ofSeconds(3), 1, LogFormat.TEXT,
                Optional.empty(), Code.of(command), false, 2, LATEST, LEAST_TMP_MB, List.of());
    }

    /** The handler is derived from the other command, unless it was set before. */
    public FunctionConfig withCommand(List<String> other) {
        boolean told = code.handler().equals(Code.of(command).handler());
        Code next = told ? code.withHandler(Code.of(other).handler()) : code;
        return new FunctionConfig(name, other, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, next, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withEnvironment(Map<String, String> other) {
        return new FunctionConfig(name, command, directory, other, memoryMb, timeout, concurrency, logFormat, snapStart,
                code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withMemoryMb(int other) {
        return new FunctionConfig(name, command, directory, environment, other, timeout, concurrency, logFormat,
                snapStart, code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withTimeout(Duration other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, other, concurrency, logFormat,
                snapStart, code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withConcurrency(int other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, other, logFormat, snapStart,
                code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withLogFormat(LogFormat other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, other,
                snapStart, code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withSnapStart(SnapStart how) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                Optional.of(how), code, writable, retries, version, tmpMb, view);
    }

    /** The same function without a snapshot, as {@code $LATEST} of a function with SnapStart starts. */
    public FunctionConfig onDemand() {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                Optional.empty(), code, writable, retries, version, tmpMb, view);
    }

    public FunctionConfig withCode(Code other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, other, writable, retries, version, tmpMb, view);
    }

    /** For a process that leaves its result in its own folder, such as a training run. */
    public FunctionConfig withWritableFolder() {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, code, true, retries, version, tmpMb, view);
    }

    public FunctionConfig withRetries(int other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, code, writable, other, version, tmpMb, view);
    }

    /** The same function as another version of it; a version that was published keeps its configuration. */
    public FunctionConfig withVersion(String other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, code, writable, retries, other, tmpMb, view);
    }

    public FunctionConfig withTmpMb(int other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, code, writable, retries, version, other, view);
    }

    /** For processes that are to see other files at some places, e.g. an empty folder instead of the user's home. */
    public FunctionConfig withView(List<Mounts.Bind> other) {
        return new FunctionConfig(name, command, directory, environment, memoryMb, timeout, concurrency, logFormat,
                snapStart, code, writable, retries, version, tmpMb, List.copyOf(other));
    }

    /** The function's code, for classes that separate its environments' files. */
    public TaskFolder taskFolder() {
        return new TaskFolder(directory, writable, command, environment, tmpMb, view);
    }

    /** Whether its environments are copies of a snapshot. */
    public boolean fromSnapshot() {
        return snapStart.filter(SnapStart.Snapshot.class::isInstance).isPresent();
    }
}
