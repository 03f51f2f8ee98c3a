package locallambda.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import locallambda.http.ApiError;
import locallambda.report.Report.Status;

/**
 * An ending in AWS's words.
 *
 * @param error      the error message; empty after a success
 * @param payload    what the caller gets
 * @param streamedAs the content type of a payload that was streamed; empty for one that was sent as a whole
 * @param logLine    what the platform writes into the function's log; empty for nothing
 */
public record InvocationOutcome(Status status, String errorType, String error, byte[] payload, String streamedAs,
        String logLine) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Signals that end a process of a function. The JDK tells the end by signal n and exit(128 + n) in one number, so
     * that of a signal which only a terminal sends (hangup, interrupt) is an exit status.
     */
    private static final Map<Integer, String> SIGNALS = Map.of(4, "illegal instruction", 5, "trace/breakpoint trap", 6,
            "aborted", 7, "bus error", 8, "floating point exception", 9, "killed", 11, "segmentation fault", 15,
            "terminated", 31, "bad system call");

    /**
     * @param outOfMemory whether a process was killed because memory ran out; called only if that could explain the
     *                    ending
     */
    public static InvocationOutcome of(Ending ending, String requestId, Duration timeout, BooleanSupplier outOfMemory) {
        return switch (ending) {
            case Ending.Answered(byte[] payload, String streamedAs) ->
                    new InvocationOutcome(Status.SUCCESS, "", "", payload, streamedAs, "");
            case Ending.Failed(String type, String message, byte[] payload) ->
                    new InvocationOutcome(Status.ERROR, type, message, payload, "", "");
            case Ending.Exited(int status) ->
                    exited(requestId, status, outOfMemory.getAsBoolean() ? "Runtime.OutOfMemory" : "Runtime.ExitError");
            case Ending.TimedOut() -> timedOut(requestId, timeout);
            case Ending.Ready() -> throw new IllegalArgumentException("no invocation ends ready");
            case Ending.Gone() -> throw new IllegalArgumentException("no invocation ends before it began");
        };
    }

    /** The restore or the hooks after it took too long. */
    public static InvocationOutcome restoreTimedOut(ApiError error) {
        return new InvocationOutcome(Status.ERROR, error.type(), error.message(),
                payload(error.type(), error.message()), "", error.message() + "\n" + error.type());
    }

    public boolean succeeded() {
        return status == Status.SUCCESS;
    }

    private static InvocationOutcome exited(String requestId, int status, String type) {
        String message = "RequestId: " + requestId + " Error: " + reason(status);
        return new InvocationOutcome(Status.ERROR, type, message, payload(type, message), "", message + "\n" + type);
    }

    private static InvocationOutcome timedOut(String requestId, Duration timeout) {
        String what = String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
        String message = "RequestId: " + requestId + " Error: " + what;
        return new InvocationOutcome(Status.TIMEOUT, "", message, payload("Sandbox.Timedout", message),
                "", requestId + " " + what);
    }

    private static String reason(int status) {
        if (status == 0) return "Runtime exited without providing a reason";
        String signal = SIGNALS.get(status - 128);
        return "Runtime exited with error: " + (signal == null ? "exit status " + status : "signal: " + signal);
    }

    /** An error as Lambda's own parts report it. */
    static byte[] payload(String type, String message) {
        return JSON.createObjectNode().put("errorType", type).put("errorMessage", message).toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The error for a refused answer. AWS uses another order of the JSON members in this case. */
    static byte[] payloadOfResponse(String type, String message) {
        return JSON.createObjectNode().put("errorMessage", message).put("errorType", type).toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
