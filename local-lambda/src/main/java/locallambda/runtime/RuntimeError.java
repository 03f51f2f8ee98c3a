package locallambda.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import locallambda.http.Loopback;

/** Errors that travel through the Runtime API: those that a runtime reports, and those that it gets. */
public final class RuntimeError {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TYPE = 256;

    private RuntimeError() {}

    /**
     * What the runtime reported. The error type comes from the body, or else from the header. Source: Runtime API,
     * "Invocation error".
     */
    static Ending of(HttpExchange exchange, byte[] body) {
        return of(Loopback.header(exchange, "Lambda-Runtime-Function-Error-Type"), body);
    }

    /** @param header the type that the runtime names outside of the body; empty if it does not */
    static Ending of(String header, byte[] body) {
        JsonNode error = read(body);
        String reported = name(error.path("errorType").asText(""), name(header, "Runtime.Unknown"));
        String type = HookFailure.type(header, reported);
        String message = error.path("errorMessage").isNull() ? "" : error.path("errorMessage").asText("");
        String named = type.equals(reported) || message.isEmpty() ? message : reported + ": " + message;
        return new Ending.Failed(type, named, body.length == 0 ? InvocationOutcome.payload(type, "") : body);
    }

    /** As one word for REPORT lines, where a tab or a line break would make a field or a line of its own. */
    private static String name(String reported, String otherwise) {
        String word = reported.replaceAll("[\\p{Z}\\p{Cc}]+", " ").strip();
        return word.isEmpty() ? otherwise : word.substring(0, Math.min(word.length(), LONGEST_TYPE));
    }

    /** The answer is over the limit. */
    static Ending tooLarge(int limit) {
        String type = "Function.ResponseSizeTooLarge";
        String message = "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).";
        return new Ending.Failed(type, message, InvocationOutcome.payloadOfResponse(type, message));
    }

    /** The event could not be put into an answer to the runtime's poll. */
    static Ending undeliverable(RuntimeException e) {
        String type = "Runtime.EventNotDelivered";
        String message = "The local Lambda couldn't hand the event to the runtime: " + e.getMessage();
        return new Ending.Failed(type, message, InvocationOutcome.payload(type, message));
    }

    /** The runtime asked for an event where it should have waited for its snapshot. */
    static Ending noHooks() {
        String type = "Runtime.NoRestoreNext";
        String message = "The runtime asked for an event but never asked for /restore/next, so the lab couldn't take a "
                + "snapshot. Use a runtime client that supports SnapStart and no second event loop, or turn off "
                + "SnapStart.";
        return new Ending.Failed(type, message, InvocationOutcome.payload(type, message));
    }

    /** The process cannot be started at all. */
    public static Ending invalidEntrypoint(String requestId, IOException e) {
        String type = "Runtime.InvalidEntrypoint";
        String message = "RequestId: " + requestId + " Error: " + e.getMessage();
        return new Ending.Failed(type, message, InvocationOutcome.payload(type, message));
    }

    /** Refuses a request from a process that does not belong to this environment. */
    public static void refuseStranger(HttpExchange exchange) throws IOException {
        refuse(exchange, 403, "UnknownProcess", "This Runtime API answers only processes in its own execution "
                + "environment.");
    }

    public static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Loopback.send(exchange, status, InvocationOutcome.payload(type, message));
    }

    /** A runtime may report anything; what is no JSON has neither type nor message. */
    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
