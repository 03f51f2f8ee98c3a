package locallambda.report;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import locallambda.report.Report.BadReport;
import locallambda.report.Report.Status;

/** REPORT lines as text, split at tabs and at {@code ": "}, because loose patterns read the wrong field. */
final class ReportText {

    private ReportText() {}

    /** AWS's console copies the tabs of a line as blanks, so names of fields part it, too. */
    private static final Pattern FIELD = Pattern.compile("\\s+(?=(?:Billed Restore Duration"
            + "|(?<!Billed )Restore Duration|Billed Duration|Init Duration|(?<!Billed |Init |Restore )Duration"
            + "|Memory Size|Max Memory Used|Snapshot Restore \\(CRIU, local\\)|Status|Error Type|XRAY TraceId"
            + "|SegmentId|Sampled): )");

    static Optional<Report> parse(String line) {
        if (!line.startsWith("REPORT RequestId: ")) return Optional.empty();
        String[] parts = line.contains("\t") ? line.strip().split("\t") : FIELD.split(line.strip());
        Map<String, String> fields = Arrays.stream(parts)
                .map(field -> field.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .collect(toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (first, again) -> first));
        return Optional.of(new Report(
                text(fields, "REPORT RequestId"),
                number(fields, "Duration", " ms"),
                (long) number(fields, "Billed Duration", " ms"),
                (int) number(fields, "Memory Size", " MB"),
                (int) number(fields, "Max Memory Used", " MB"),
                start(fields),
                status(fields.getOrDefault("Status", "success")),
                fields.getOrDefault("Error Type", "")));
    }

    static String of(Report report, String restoreName) {
        String start = switch (report.start()) {
            case Start.Warm() -> "";
            case Start.Cold(double initMs) -> "\tInit Duration: " + ms(initMs);
            case Start.Restored(double restoreMs, double billedMs) ->
                    "\t%s: %s\tBilled Restore Duration: %.0f ms".formatted(restoreName, ms(restoreMs), billedMs);
        };
        String status = switch (report.status()) {
            case SUCCESS -> "";
            case TIMEOUT -> "\tStatus: timeout";
            case ERROR -> "\tStatus: error"
                    + (report.errorType().isEmpty() ? "" : "\tError Type: " + report.errorType());
        };
        return ("REPORT RequestId: %s\tDuration: %s\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB"
                + "%s%s").formatted(report.requestId(), ms(report.durationMs()), report.billedMs(), report.memoryMb(),
                        report.peakMb(), start, status);
    }

    static Status status(String name) {
        try {
            return Status.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadReport("Status is \"" + name + "\", expected success, error or timeout", e);
        }
    }

    private static Start start(Map<String, String> fields) {
        for (String restore : new String[] {"Restore Duration", Report.LOCAL_RESTORE})
            if (fields.containsKey(restore))
                return new Start.Restored(number(fields, restore, " ms"),
                        number(fields, "Billed Restore Duration", " ms"));
        if (fields.containsKey("Init Duration")) return new Start.Cold(number(fields, "Init Duration", " ms"));
        return new Start.Warm();
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, "%.2f ms", ms);
    }

    private static double number(Map<String, String> fields, String name, String unit) {
        String text = text(fields, name);
        if (!text.endsWith(unit))
            throw new BadReport(name + " is \"" + text + "\", expected a number and" + unit, null);
        try {
            return Double.parseDouble(text.substring(0, text.length() - unit.length()));
        } catch (NumberFormatException e) {
            throw new BadReport(name + " is \"" + text + "\", expected a number and" + unit, e);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new BadReport("no " + name + " in the REPORT line", null));
    }
}
