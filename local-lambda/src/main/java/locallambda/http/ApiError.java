package locallambda.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A refusal of the Invoke API in AWS's form. Source: AWS Lambda API Reference, "Invoke", errors.
 *
 * @param field the name that AWS gives the message in this error's body
 */
public record ApiError(int status, String type, String field, String message, String reason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static ApiError notFound(String arn) {
        return new ApiError(404, "ResourceNotFoundException", "Message", "Function not found: " + arn, "");
    }

    /** Values that AWS's API does not accept; the message lists each of them. */
    public static ApiError validation(List<String> violations) {
        return new ApiError(400, "ValidationException", "message", violations.size() + " validation error"
                + (violations.size() == 1 ? "" : "s") + " detected: " + String.join("; ", violations), "");
    }

    public static ApiError throttled() {
        return new ApiError(429, "TooManyRequestsException", "message", "Rate Exceeded.",
                "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    public static ApiError tooLarge(int limit) {
        return new ApiError(413, "RequestTooLargeException", "message",
                "Request must be smaller than " + limit + " bytes for the InvokeFunction operation", "");
    }

    public static ApiError notJson(String why) {
        return new ApiError(400, "InvalidRequestContentException", "message",
                "Could not parse request body into json: Could not parse payload into json: " + why, "");
    }

    public static ApiError badClientContext(String why) {
        return new ApiError(400, "InvalidRequestContentException", "message", why, "");
    }

    /** Refuses InvokeWithResponseStream. Only function URLs stream answers. */
    public static ApiError noStreaming() {
        return new ApiError(400, "InvalidParameterValueException", "message",
                "The local Lambda doesn't support InvokeWithResponseStream. Call Invoke, which responds when the "
                        + "stream has ended, or call the function URL.",
                "");
    }

    /** Source: AWS Lambda API Reference, the SDKs' {@code SnapStartTimeoutException}. */
    public static ApiError restoreTimedOut() {
        return new ApiError(408, "SnapStartTimeoutException", "Message",
                "Lambda couldn't restore the snapshot within the timeout limit.", "");
    }

    /** Source: AWS Lambda API Reference, the SDKs' {@code SnapStartException}. */
    public static ApiError restoreFailed() {
        return new ApiError(400, "SnapStartException", "Message",
                "The afterRestore() runtime hook encountered an error. "
                        + "For more information, check the function's log.",
                "");
    }

    public static ApiError badParameter(String message) {
        return new ApiError(400, "InvalidParameterValueException", "message", message, "");
    }

    public static ApiError service(String message) {
        return new ApiError(500, "ServiceException", "Message", message, "");
    }

    public static ApiError unknownOperation(String path) {
        return new ApiError(404, "UnknownOperationException", "Message",
                path + " is neither the Invoke API nor a function URL. The local Lambda has no other AWS API.", "");
    }

    /** Reads the request to its end and then sends this error, because clients don't read an answer earlier. */
    public void send(HttpExchange exchange) throws IOException {
        Body.drain(exchange.getRequestBody());
        ObjectNode body = JSON.createObjectNode();
        if (!reason.isEmpty()) body.put("Reason", reason);
        if (!type.equals("ValidationException")) body.put("Type", status < 500 ? "User" : "Service");
        body.put(field, message);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
        Loopback.send(exchange, status, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
