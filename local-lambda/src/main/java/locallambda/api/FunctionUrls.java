package locallambda.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import locallambda.environment.InvokeResult;
import locallambda.environment.LocalFunction;
import locallambda.http.Body;
import locallambda.http.Loopback;
import locallambda.runtime.InvokeRequest;

/**
 * Function URLs: any HTTP request becomes an event, the answer becomes a response. Source: AWS Lambda Developer Guide,
 * "Function URLs".
 */
final class FunctionUrls {

    static final String BASE = "/urls/";

    private final Function<String, Optional<LocalFunction>> functions;
    private final Function<String, Optional<Cors>> cors;

    FunctionUrls(Function<String, Optional<LocalFunction>> functions, Function<String, Optional<Cors>> cors) {
        this.functions = functions;
        this.cors = cors;
    }

    /** Whether the function's CORS setting allows the request's origin. */
    boolean allows(HttpExchange exchange, String path) {
        return cors.apply(name(path)).filter(setting -> setting.allows(Loopback.header(exchange, "Origin")))
                .isPresent();
    }

    /** @param path {@code /urls/NAME/…} as it was sent; what follows the name is the path that the function sees */
    void handle(HttpExchange exchange, String path) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        int end = path.indexOf('/', BASE.length());
        String name = name(path);
        Optional<LocalFunction> function = functions.apply(name);
        Optional<Cors> setting = cors.apply(name);
        if (function.isPresent() && setting.isPresent() && setting.get().handled(exchange)) return;
        if (function.isPresent()) invoke(exchange, function.get(), requestId, end < 0 ? "/" : path.substring(end));
        else refuse(exchange, 404, "There is no function " + name + ".");
    }

    private static String name(String path) {
        int end = path.indexOf('/', BASE.length());
        return path.substring(BASE.length(), end < 0 ? path.length() : end);
    }

    private void invoke(HttpExchange exchange, LocalFunction function, String requestId, String path)
            throws IOException {
        Optional<InvokeRequest> call = read(exchange, function, requestId, path);
        if (call.isEmpty()) return;
        InvokeResult result = function.invoke(call.get());
        try {
            switch (result) {
                case InvokeResult.Throttled() -> refuse(exchange, 429, "Rate Exceeded.");
                case InvokeResult.Undelivered(String why) -> refuse(exchange, 500, why);
                case InvokeResult.Refused refused -> UrlResponse.FAILED.send(exchange);
                case InvokeResult.Answer answer -> {
                    UrlResponse response =
                            answer.failed() ? UrlResponse.FAILED : UrlResponse.of(answer.payload());
                    (cors.apply(function.config().name()).isPresent() ? response.withoutCors() : response)
                            .send(exchange);
                }
            }
        } finally {
            result.settle();
        }
    }

    /** Counts the request and reads it; if it cannot be delivered, counts that too, refuses it and returns nothing. */
    private static Optional<InvokeRequest> read(HttpExchange exchange, LocalFunction function, String requestId,
            String path) throws IOException {
        function.counter().requested();
        try {
            Optional<byte[]> body = Body.read(exchange.getRequestBody(), InvokeRequest.MAX_SYNCHRONOUS);
            if (body.isPresent())
                return Optional.of(new InvokeRequest(requestId,
                        UrlEvent.of(exchange, path, body.get(), function.config().name(), requestId), "",
                        Loopback.header(exchange, "x-race-phase"), Loopback.header(exchange, "x-race-sender"), false));
        } catch (IOException | IllegalArgumentException e) {
            function.counter().undelivered();
            throw e;
        }
        function.counter().undelivered();
        refuse(exchange, 413, "Request Entity Too Large");
        return Optional.empty();
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        Body.drain(exchange.getRequestBody());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        String body = UrlEvent.JSON.createObjectNode().put("Message", message).toString();
        Loopback.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
