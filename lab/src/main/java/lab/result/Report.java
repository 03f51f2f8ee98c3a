package lab.result;

/**
 * What the platform says about one invocation: the REPORT line of AWS Lambda. Durations in ms, memory in MB.
 *
 * @param status    how it ended
 * @param errorType AWS's name of the error, e.g. {@code Runtime.ExitError}; empty unless {@code status} is {@code ERROR}
 */
public record Report(
        String requestId, double durationMs, long billedMs, int memoryMb, int peakMb, Start start, Status status, String errorType) {

    /** How the execution environment came to be; {@code ms} is the time before the handler ran. */
    public sealed interface Start {
        record Warm() implements Start {}

        record Cold(double initMs) implements Start {}

        record Restored(double restoreMs, double billedMs) implements Start {}
    }

    /** How an invocation ended. */
    public enum Status { SUCCESS, ERROR, TIMEOUT }
}
