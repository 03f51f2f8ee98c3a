package locallambda.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import locallambda.report.Report.BadReport;
import locallambda.report.Report.Status;

/** REPORT lines in CloudWatch's JSON form, {@code "type":"platform.report"}. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@link Report#LOCAL_RESTORE} as JSON has it. */
    static final String LOCAL_RESTORE = "snapshotRestoreCriuLocalMs";

    private ReportJson() {}

    static Optional<Report> parse(String line) {
        if (!line.contains("\"platform.report\"")) return Optional.empty();
        JsonNode event = read(line);
        if (!event.path("type").asText().equals("platform.report")) return Optional.empty();
        JsonNode record = event.path("record");
        if (!record.isObject()) return Optional.empty();
        JsonNode metrics = record.path("metrics");
        if (!record.path("requestId").isTextual()) throw new BadReport("no requestId in the REPORT line", null);
        return Optional.of(new Report(
                record.path("requestId").asText(),
                number(metrics, "durationMs"),
                (long) number(metrics, "billedDurationMs"),
                (int) number(metrics, "memorySizeMB"),
                (int) number(metrics, "maxMemoryUsedMB"),
                start(metrics),
                ReportText.status(record.path("status").asText("success")),
                record.path("errorType").asText("")));
    }

    static String of(Report report, Instant at, String restoreName) {
        ObjectNode event = JSON.createObjectNode().put("time", ReportTime.of(at))
                .put("type", "platform.report");
        ObjectNode record = event.putObject("record").put("requestId", report.requestId());
        ObjectNode metrics = record.putObject("metrics").put("durationMs", rounded(report.durationMs()))
                .put("billedDurationMs", report.billedMs()).put("memorySizeMB", report.memoryMb())
                .put("maxMemoryUsedMB", report.peakMb());
        switch (report.start()) {
            case Start.Warm() -> {}
            case Start.Cold(double initMs) -> metrics.put("initDurationMs", rounded(initMs));
            case Start.Restored(double restoreMs, double billedMs) ->
                    metrics.put(restoreName, rounded(restoreMs)).put("billedRestoreDurationMs", Math.round(billedMs));
        }
        record.put("status", report.status().name().toLowerCase(Locale.ROOT));
        if (report.status() == Status.ERROR && !report.errorType().isEmpty())
            record.put("errorType", report.errorType());
        return event.toString();
    }

    private static Start start(JsonNode metrics) {
        for (String restore : new String[] {"restoreDurationMs", LOCAL_RESTORE})
            if (metrics.has(restore))
                return new Start.Restored(number(metrics, restore), number(metrics, "billedRestoreDurationMs"));
        if (metrics.has("initDurationMs")) return new Start.Cold(number(metrics, "initDurationMs"));
        return new Start.Warm();
    }

    private static double number(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        if (!value.isNumber())
            throw new BadReport(value.isMissingNode() ? "no " + name + " in the REPORT line"
                    : name + " is " + value + ", expected a number", null);
        return value.asDouble();
    }

    private static double rounded(double ms) {
        return Math.round(ms * 1000) / 1000.0;
    }

    /** A function may log a line that merely looks like one of the platform's; such a line is no REPORT line. */
    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
