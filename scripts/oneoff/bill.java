///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.*;

/** Teaches picocli, and what AWS Lambda charges for one call: billed duration times memory, and the request. */
@Command(name = "bill", mixinStandardHelpOptions = true, description = "Calculates from a REPORT line what Lambda charges for that call, without the free tier.",
    footer = {"", "Examples:", "  ./jbang bill \"$(./jbang invoke python | grep REPORT)\"", "  ./jbang bill --gb-second 0.0000133334 \"REPORT …\"   # arm64"})
class bill implements Callable<Integer> {
    // Defaults: x86-64, us-east-1, https://aws.amazon.com/lambda/pricing/, 2026-11-23
    @Option(names = "--gb-second", defaultValue = "0.0000166667", description = "USD per GB-second (default: ${DEFAULT-VALUE}).") BigDecimal perGbSecond;
    @Option(names = "--request", defaultValue = "0.0000002", description = "USD per request (default: ${DEFAULT-VALUE}).") BigDecimal perRequest;
    @Parameters(paramLabel = "LINE", description = "A REPORT line, in quotes.") String line;

    public Integer call() {
        long ms = number("Billed Duration", "billedDurationMs"), mb = number("Memory Size", "memorySizeMB");
        BigDecimal gbSeconds = BigDecimal.valueOf(ms * mb).divide(BigDecimal.valueOf(1000 * 1024));
        BigDecimal usd = gbSeconds.multiply(perGbSecond).add(perRequest);
        System.out.printf("%d ms at %d MB: %s GB-s%n$%.10f for this call, $%.2f for a million%n", ms, mb, gbSeconds.toPlainString(), usd, usd.movePointRight(6));
        return 0;
    }

    long number(String field, String json) {
        String form = line.strip().startsWith("{") ? "\"" + json + "\":\\s*(\\d+)" : "\\b" + field + ": (\\d+) ";
        return Pattern.compile(form).matcher(line).results().mapToLong(found -> Long.parseLong(found.group(1))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This line has no \"" + field + "\": " + line));
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new bill()).setExecutionExceptionHandler((fault, command, _) -> {
            command.getErr().println(fault.getMessage() + "\nPass one REPORT line as AWS Lambda logs it, in quotes.");
            return 1;
        }).execute(arguments));
    }
}
