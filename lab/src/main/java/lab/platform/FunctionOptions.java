package lab.platform;

import java.time.Duration;
import java.util.Locale;
import lab.toolchain.Built;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.FunctionConfig.LogFormat;
import picocli.CommandLine.Option;

/** The options of the verbs that deploy functions on this machine for a user's own calls. */
public final class FunctionOptions {

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--timeout", defaultValue = "30", paramLabel = "S",
            description = "Longest time an invocation may take, in seconds (default: ${DEFAULT-VALUE}).")
    int timeoutS;

    @Option(names = "--log-format", defaultValue = "text", paramLabel = "FORMAT",
            description = "How START, END and REPORT are logged: text or json (default: ${DEFAULT-VALUE}).")
    LogFormat logFormat;

    public int memoryMb() {
        return memoryMb;
    }

    /** The function as these options want it. */
    public FunctionConfig configure(LocalPlatform lambda, String name, Built built, int concurrency) {
        return lambda.configure(name, built, memoryMb, concurrency).withTimeout(Duration.ofSeconds(timeoutS))
                .withLogFormat(logFormat);
    }

    /** What a person wants to know beside the endpoint. */
    public String describe() {
        return memoryMb + " MB, time-out " + timeoutS + " s, logs as " + logFormat.name().toLowerCase(Locale.ROOT);
    }
}
