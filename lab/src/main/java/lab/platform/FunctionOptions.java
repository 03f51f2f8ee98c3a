package lab.platform;

import java.time.Duration;
import java.util.Locale;
import lab.toolchain.Built;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.FunctionConfig.LogFormat;
import locallambda.system.Problem;
import picocli.CommandLine.Option;

/** The options of the verbs that deploy functions on this machine for a user's own calls. */
public final class FunctionOptions {

    /** Source: AWS Lambda Developer Guide, "Lambda quotas". */
    private static final int LONGEST_TIMEOUT_S = 900;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--timeout", defaultValue = "30", paramLabel = "S",
            description = "Longest time an invocation may take, in seconds (default: ${DEFAULT-VALUE}).")
    int timeoutS;

    @Option(names = "--tmp", defaultValue = "512", paramLabel = "MB",
            description = "Size of /tmp (default: ${DEFAULT-VALUE}).")
    int tmpMb;

    @Option(names = "--log-format", defaultValue = "text", paramLabel = "FORMAT",
            description = "Format of the START, END, and REPORT lines: text or json (default: ${DEFAULT-VALUE}).")
    LogFormat logFormat;

    /**
     * @param concurrency execution environments at once
     * @throws Problem if AWS Lambda has no such memory size, time-out or size of {@code /tmp}, or no call could start
     */
    public void check(int concurrency) {
        atLeastOne("--concurrency", concurrency);
        FunctionConfig.checkMemory(memoryMb);
        FunctionConfig.checkTmp(tmpMb);
        if (timeoutS < 1 || timeoutS > LONGEST_TIMEOUT_S)
            throw new Problem("AWS Lambda has no time-out of " + timeoutS + " s.",
                    "Choose one from 1 to " + LONGEST_TIMEOUT_S + " s.");
    }

    /** @throws Problem if the number is less than 1 */
    public static void atLeastOne(String option, int number) {
        if (number < 1) throw new Problem("The function can't be called with "
                + option + " " + number + ".", "Give 1 or more.");
    }

    /** The function's configuration with these options. */
    public FunctionConfig configure(LocalPlatform lambda, String name, Built built, int concurrency) {
        return lambda.configure(name, built, memoryMb, concurrency).withTimeout(Duration.ofSeconds(timeoutS))
                .withTmpMb(tmpMb).withLogFormat(logFormat);
    }

    /** What a user needs to know in addition to the endpoint. */
    public String describe() {
        return memoryMb + " MB, " + tmpMb + " MB in /tmp, time-out " + timeoutS + " s, logs as "
                + logFormat.name().toLowerCase(Locale.ROOT);
    }
}
