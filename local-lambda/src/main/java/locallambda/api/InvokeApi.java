package locallambda.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import locallambda.environment.InvokeResult;
import locallambda.environment.LocalFunction;
import locallambda.http.ApiError;
import locallambda.http.Body;
import locallambda.http.Loopback;
import locallambda.runtime.Arn;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.TraceId;

/** The Invoke API in AWS's form, so that SDKs and the AWS CLI work. Source: AWS Lambda API Reference, "Invoke". */
final class InvokeApi {

    static final String BASE = "/2015-03-31/functions/";
    /** Of InvokeWithResponseStream. */
    static final String STREAMING = "/2021-11-15/functions/";

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] EMPTY_EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    private final BiFunction<String, String, Optional<LocalFunction>> functions;

    InvokeApi(BiFunction<String, String, Optional<LocalFunction>> functions) {
        this.functions = functions;
    }

    /** @param path {@code /2015-03-31/functions/NAME/invocations} as it was sent; so is the query */
    void handle(HttpExchange exchange, String path, String query, String requestId) throws IOException {
        String[] parts = path.substring(BASE.length()).split("/");
        if (!exchange.getRequestMethod().equals("POST") || parts.length != 2 || !parts[1].equals("invocations")) {
            ApiError.unknownOperation(exchange.getRequestMethod() + " " + path).send(exchange);
            return;
        }
        try {
            FunctionName name = FunctionName.parse(parts[0], query);
            Optional<LocalFunction> function = functions.apply(name.function(), name.qualifier());
            if (function.isEmpty())
                ApiError.notFound(Arn.ofUnknown(name.function(), name.version())).send(exchange);
            else invoke(exchange, function.get(), name.qualifier(), requestId);
        } catch (FunctionName.Refused e) {
            e.error().send(exchange);
        }
    }

    private void invoke(HttpExchange exchange, LocalFunction function, String qualifier, String requestId)
            throws IOException {
        String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
        switch (type == null ? "RequestResponse" : type) {
            case "RequestResponse" -> wait(exchange, function, qualifier, requestId);
            case "Event" -> accept(exchange, function, qualifier, requestId);
            case "DryRun" -> {
                Body.drain(exchange.getRequestBody());
                Loopback.send(exchange, 204, NOTHING);
            }
            default -> ApiError.badParameter("Unknown invocation type " + type + ".").send(exchange);
        }
    }

    private void wait(HttpExchange exchange, LocalFunction function, String qualifier, String requestId)
            throws IOException {
        Optional<InvokeRequest> call =
                read(exchange, function, qualifier, requestId, InvokeRequest.MAX_SYNCHRONOUS);
        if (call.isEmpty()) return;
        InvokeResult result = function.invoke(call.get());
        try {
            switch (result) {
                case InvokeResult.Throttled() -> ApiError.throttled().send(exchange);
                case InvokeResult.Undelivered(String why) -> ApiError.service(why).send(exchange);
                case InvokeResult.Refused refused -> refused.error().send(exchange);
                case InvokeResult.Answer answer -> send(exchange, call.get(), answer, function.config().version());
            }
        } finally {
            result.settle();
        }
    }

    private void accept(HttpExchange exchange, LocalFunction function, String qualifier, String requestId)
            throws IOException {
        Optional<InvokeRequest> call =
                read(exchange, function, qualifier, requestId, InvokeRequest.MAX_ASYNCHRONOUS);
        if (call.isEmpty()) return;
        function.invokeLater(call.get());
        Loopback.send(exchange, 202, NOTHING);
    }

    /** Counts the request and reads it; if it cannot be delivered, counts that too, refuses it and returns nothing. */
    private static Optional<InvokeRequest> read(HttpExchange exchange, LocalFunction function, String qualifier,
            String requestId, int limit) throws IOException {
        function.counter().requested();
        ApiError refusal;
        try {
            Optional<byte[]> event = Body.read(exchange.getRequestBody(), limit);
            String fault = event.map(EventJson::fault).orElse("");
            if (event.isPresent() && fault.isEmpty())
                return Optional.of(call(exchange, qualifier, requestId, event.get()));
            refusal = event.isEmpty() ? ApiError.tooLarge(limit) : ApiError.notJson(fault);
        } catch (ClientContext.Refused e) {
            refusal = ApiError.badClientContext(e.getMessage());
        } catch (IOException e) {
            function.counter().undelivered();
            throw e;
        }
        function.counter().undelivered();
        refusal.send(exchange);
        return Optional.empty();
    }

    private static InvokeRequest call(HttpExchange exchange, String qualifier, String requestId, byte[] event)
            throws ClientContext.Refused {
        return new InvokeRequest(requestId, event.length == 0 ? EMPTY_EVENT : event,
                ClientContext.json(Loopback.header(exchange, "X-Amz-Client-Context")),
                TraceId.of(Loopback.header(exchange, "X-Amzn-Trace-Id"), requestId), qualifier,
                Loopback.header(exchange, "x-race-phase"), Loopback.header(exchange, "x-race-sender"),
                Loopback.header(exchange, "X-Amz-Log-Type").equals("Tail"));
    }

    private static void send(HttpExchange exchange, InvokeRequest call, InvokeResult.Answer answer, String version)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("X-Amz-Executed-Version", version);
        headers.set("X-Amzn-Trace-Id", TraceId.root(call.trace()));
        if (answer.failed()) headers.set("X-Amz-Function-Error", "Unhandled");
        if (call.tail()) headers.set("X-Amz-Log-Result", Base64.getEncoder().encodeToString(answer.tail()));
        Loopback.send(exchange, 200, answer.payload());
    }
}
