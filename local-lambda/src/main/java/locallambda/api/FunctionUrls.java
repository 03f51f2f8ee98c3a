package locallambda.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import locallambda.environment.InvokeResult;
import locallambda.environment.LocalFunction;
import locallambda.http.Body;
import locallambda.http.Loopback;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.TraceId;

/**
 * Function URLs: any HTTP request becomes an event, the answer becomes a response. Source: AWS Lambda Developer Guide,
 * "Function URLs".
 */
final class FunctionUrls {

    static final String BASE = "/urls/";

    private final BiFunction<String, String, Optional<LocalFunction>> functions;
    private final Function<String, Optional<Cors>> cors;

    FunctionUrls(BiFunction<String, String, Optional<LocalFunction>> functions,
            Function<String, Optional<Cors>> cors) {
        this.functions = functions;
        this.cors = cors;
    }

    /** Whether the URL's CORS setting allows the request's origin. */
    boolean allows(HttpExchange exchange, String path) {
        return cors.apply(name(path)).filter(setting -> setting.allows(Loopback.header(exchange, "Origin")))
                .isPresent();
    }

    /**
     * @param path  {@code /urls/NAME/…} as it was sent; what follows the name is the path that the function sees. NAME
     *              may name an alias, too: {@code NAME:ALIAS}
     * @param query as it was sent
     */
    void handle(HttpExchange exchange, String path, String query, String requestId) throws IOException {
        int end = path.indexOf('/', BASE.length());
        String name = name(path);
        String[] qualified = name.split(":", 2);
        String qualifier = qualified.length == 2 ? qualified[1] : "";
        Optional<LocalFunction> function = functions.apply(qualified[0], qualifier);
        if (function.isEmpty()) {
            unknown(exchange);
            return;
        }
        Optional<Cors> setting = cors.apply(name);
        if (setting.isPresent() && setting.get().handled(exchange)) return;
        invoke(exchange, function.get(), new UrlEvent.Target(qualified[0], qualifier,
                end < 0 ? "/" : path.substring(end), query, requestId), setting.isPresent());
    }

    /** What names the function, and maybe an alias of it. */
    private static String name(String path) {
        int end = path.indexOf('/', BASE.length());
        return path.substring(BASE.length(), end < 0 ? path.length() : end);
    }

    /** @param cors whether the URL has a CORS setting, which wins over what the function says */
    private static void invoke(HttpExchange exchange, LocalFunction function, UrlEvent.Target target, boolean cors)
            throws IOException {
        Optional<InvokeRequest> call = read(exchange, function, target);
        if (call.isEmpty()) return;
        InvokeResult result = function.invoke(call.get());
        try {
            switch (result) {
                case InvokeResult.Throttled() -> refuse(exchange, 429, "TooManyRequestsException", "Rate Exceeded.");
                case InvokeResult.Undelivered(String why) -> refuse(exchange, 500, "ServiceException", why);
                case InvokeResult.Refused refused -> UrlResponse.FAILED.send(exchange);
                case InvokeResult.Answer answer -> {
                    UrlResponse response = answer.failed() ? UrlResponse.FAILED
                            : UrlResponse.of(answer.payload(), answer.streamedAs());
                    (cors ? response.withoutCors() : response).send(exchange);
                }
            }
        } finally {
            result.settle();
        }
    }

    /** Counts the request and reads it; if it cannot be delivered, counts that too, refuses it and returns nothing. */
    private static Optional<InvokeRequest> read(HttpExchange exchange, LocalFunction function, UrlEvent.Target target)
            throws IOException {
        function.counter().requested();
        try {
            Optional<byte[]> body = Body.read(exchange.getRequestBody(), InvokeRequest.MAX_SYNCHRONOUS);
            if (body.isPresent()) {
                String trace = TraceId.of(Loopback.header(exchange, "X-Amzn-Trace-Id"), target.requestId());
                return Optional.of(new InvokeRequest(target.requestId(),
                        UrlEvent.of(exchange, target, body.get(), trace), "", trace, target.qualifier(),
                        Loopback.header(exchange, "x-race-phase"), Loopback.header(exchange, "x-race-sender"), false));
            }
        } catch (IOException | IllegalArgumentException e) {
            function.counter().undelivered();
            throw e;
        }
        function.counter().undelivered();
        refuse(exchange, 413, "RequestTooLargeException", "Request Entity Too Large");
        return Optional.empty();
    }

    /** AWS does not tell which URLs there are. */
    private static void unknown(HttpExchange exchange) throws IOException {
        refuse(exchange, 403, "AccessDeniedException", null);
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        Body.drain(exchange.getRequestBody());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        String body = UrlEvent.JSON.createObjectNode().put("Message", message).toString();
        Loopback.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
