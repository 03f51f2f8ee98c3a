package locallambda.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What the platform says about one invocation: the REPORT line of AWS Lambda. Durations in ms, memory in MB.
 *
 * @param status    how it ended
 * @param errorType AWS's name for the error, e.g. {@code Runtime.ExitError}; empty unless {@code status} is
 *                  {@code ERROR}
 */
public record Report(
        String requestId, double durationMs, long billedMs, int memoryMb, int peakMb, Start start, Status status,
        String errorType) {

    /** The name for a restore on this machine, so that nobody mistakes it for AWS's Restore Duration. */
    public static final String LOCAL_RESTORE = "Snapshot Restore (CRIU, local)";

    /** How an invocation ended. */
    public enum Status { SUCCESS, ERROR, TIMEOUT }

    /**
     * Reads one log line, in text form or as JSON ({@code "type":"platform.report"}).
     *
     * @return empty for any other line, INIT_REPORT and RESTORE_REPORT included
     * @throws BadReport if it is a REPORT line in which a field is missing or is not a number
     */
    public static Optional<Report> parse(String line) {
        return line.startsWith("{") ? ReportJson.parse(line) : ReportText.parse(line);
    }

    /** The line as CloudWatch shows it in text form: fields separated by tabs, durations with two decimals. */
    public String text() {
        return ReportText.of(this, "Restore Duration");
    }

    /** The same line from this machine: a restore has the name {@link #LOCAL_RESTORE} instead of AWS's. */
    public String localText() {
        return ReportText.of(this, LOCAL_RESTORE);
    }

    /** As {@link #localText}, in JSON form. */
    public String localJson(Instant at) {
        return ReportJson.of(this, at, ReportJson.LOCAL_RESTORE);
    }

    /** The line as CloudWatch shows it in JSON form: durations with at most three decimals. */
    public String json(Instant at) {
        return ReportJson.of(this, at, "restoreDurationMs");
    }

    /** A REPORT line that cannot be read; the message names the field. */
    public static final class BadReport extends IllegalArgumentException {
        BadReport(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
