package locallambda.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.report.Report;
import locallambda.report.ReportTime;
import locallambda.runtime.FunctionConfig.LogFormat;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.RuntimeProcess;

/**
 * The platform's lines in a function's log, as in CloudWatch; each ends with a line break, or is empty.
 *
 * @param version of the function
 */
public record LogLines(LogFormat format, String version) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RUNTIME = Pattern.compile("([a-z]+)(\\d.*|\\.al.*)");

    /**
     * INIT or a restore begins.
     *
     * @param runtime such as {@code java25}; empty for one that AWS does not manage
     */
    public String begins(String runtime, boolean restore) {
        Matcher parts = RUNTIME.matcher(runtime);
        String version = (parts.matches() ? parts.group(1) + ":" + parts.group(2) : "provided:local") + ".local";
        String arn = "arn:aws:lambda:us-east-1::runtime:local";
        if (format == LogFormat.TEXT)
            return (restore ? "RESTORE_START" : "INIT_START") + " Runtime Version: " + version
                    + "\tRuntime Version ARN: " + arn + "\n";
        ObjectNode event = event(restore ? "platform.restoreStart" : "platform.initStart");
        ObjectNode record = event.putObject("record");
        if (!restore) record.put("initializationType", "on-demand").put("phase", "init");
        record.put("runtimeVersion", version).put("runtimeVersionArn", arn);
        return event + "\n";
    }

    /**
     * The end of INIT. In text form, only an INIT that failed or that ends in a snapshot has a line.
     *
     * @param phase   {@code init}, or {@code invoke} for the repetition of an INIT that failed
     * @param failure null if it went well
     */
    public String initReport(double ms, String phase, InvocationOutcome failure, boolean snapStart) {
        String status = failure == null ? "success" : failure.status().name().toLowerCase(Locale.ROOT);
        String errorType = failure == null || failure.status() == Report.Status.TIMEOUT ? "" : failure.errorType();
        if (format == LogFormat.TEXT) {
            if (failure == null && !snapStart) return "";
            String type = errorType.isEmpty() ? "" : "\tError Type: " + errorType;
            return String.format(Locale.ROOT, "INIT_REPORT Init Duration: %.2f ms\tPhase: %s\tStatus: %s%s\n", ms,
                    phase, status, type);
        }
        ObjectNode event = event("platform.initReport");
        ObjectNode record = event.putObject("record").put("initializationType", snapStart ? "snap-start" : "on-demand")
                .put("phase", phase).put("status", status);
        if (!errorType.isEmpty()) record.put("errorType", errorType);
        record.putObject("metrics").put("durationMs", Math.round(ms * 1000) / 1000.0);
        return event + "\n";
    }

    /** Hooks that ran with no snapshot in between. */
    public String rehearsal(RuntimeProcess.Init init) {
        if (format == LogFormat.TEXT)
            return String.format(Locale.ROOT, "REHEARSAL No snapshot was taken\tAfter Restore: %.2f ms\n",
                    init.hooksMs());
        ObjectNode event = event("platform.rehearsal");
        event.putObject("record").put("snapshot", false).putObject("metrics")
                .put("afterRestoreMs", Math.round(init.hooksMs() * 1000) / 1000.0);
        return event + "\n";
    }

    /** The end of a restore. The line shows that the restore was local, because a restore on AWS works differently. */
    public String restoreReport(RuntimeProcess.Init restore, InvocationOutcome failure) {
        String status = failure == null ? "success" : "error";
        if (format == LogFormat.TEXT) {
            String type = failure == null || failure.errorType().isEmpty() ? ""
                    : "\tError Type: " + failure.errorType();
            return String.format(Locale.ROOT, "RESTORE_REPORT %s: %.2f ms\tAfter Restore: %.2f ms\tStatus: %s%s\n",
                    Report.LOCAL_RESTORE, restore.ms(), restore.hooksMs(), status, type);
        }
        ObjectNode event = event("platform.restoreReport");
        ObjectNode record = event.putObject("record").put("restoredBy", Report.LOCAL_RESTORE).put("status", status);
        if (failure != null && !failure.errorType().isEmpty()) record.put("errorType", failure.errorType());
        record.putObject("metrics").put("durationMs", Math.round(restore.ms() * 1000) / 1000.0);
        return event + "\n";
    }

    public String start(String requestId) {
        if (format == LogFormat.TEXT) return "START RequestId: " + requestId + " Version: " + version + "\n";
        ObjectNode event = event("platform.start");
        event.putObject("record").put("requestId", requestId).put("version", version);
        return event + "\n";
    }

    /** What ended the invocation, if the function did not. In JSON form, the REPORT line contains it. */
    public String fault(InvocationOutcome verdict) {
        if (format == LogFormat.JSON || verdict.logLine().isEmpty()) return "";
        return verdict.status() == Report.Status.TIMEOUT ? now() + " " + verdict.logLine() + "\n\n"
                : verdict.logLine() + "\n";
    }

    /** A sentence about something in an environment that AWS would have prevented. */
    public String warning(String sentence) {
        return format == LogFormat.TEXT ? "WARNING " + sentence + "\n"
                : event("platform.localWarning").put("record", sentence) + "\n";
    }

    public String end(String requestId) {
        return format == LogFormat.TEXT ? "END RequestId: " + requestId + "\n" : "";
    }

    /** The REPORT line. In text form, the line of a successful invocation ends with a tab, as on AWS. */
    public String report(Report report) {
        if (format == LogFormat.JSON) return report.localJson(Instant.now()) + "\n";
        return report.localText() + (report.status() == Report.Status.SUCCESS ? "\t\n" : "\n");
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("time", now()).put("type", type);
    }

    private static String now() {
        return ReportTime.of(Instant.now());
    }
}
