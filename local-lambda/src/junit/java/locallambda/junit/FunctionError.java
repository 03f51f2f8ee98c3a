package locallambda.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The function failed: it threw an exception, ran out of time or memory, or ended its process. The invocation still has
 * an {@link #answer}, whose payload describes the error.
 */
public final class FunctionError extends RuntimeException {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String errorType;
    private final String errorMessage;
    private final Answer answer;

    FunctionError(String function, Answer answer) {
        this(function, read(answer.payload()), answer);
    }

    private FunctionError(String function, JsonNode error, Answer answer) {
        this(function, error.path("errorType").asText(answer.report().errorType()),
                error.path("errorMessage").asText(""), answer);
    }

    private FunctionError(String function, String errorType, String errorMessage, Answer answer) {
        super("The function " + function + " failed: " + (errorType.isEmpty() ? "" : errorType + ": ") + errorMessage
                + "\n" + answer.log());
        this.errorType = errorType;
        this.errorMessage = errorMessage;
        this.answer = answer;
    }

    /**
     * The type of the error, such as {@code java.lang.IllegalStateException}, {@code Runtime.ExitError} or
     * {@code Sandbox.Timedout}; empty if the error has no type.
     */
    public String errorType() {
        return errorType;
    }

    /** The exception's own message, or Lambda's sentence about what happened. */
    public String errorMessage() {
        return errorMessage;
    }

    /** Payload, REPORT line and log of the failed invocation. */
    public Answer answer() {
        return answer;
    }

    private static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return JSON.missingNode(); // a runtime may report anything
        }
    }
}
