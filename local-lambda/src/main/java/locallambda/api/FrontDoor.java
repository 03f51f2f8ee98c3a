package locallambda.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import locallambda.environment.LocalFunction;
import locallambda.http.ApiError;
import locallambda.http.Loopback;

/** The entrance to the local Lambda: passes each request on to the Invoke API or to a function URL. */
public final class FrontDoor implements HttpHandler {

    private static final int NOTHING_SENT = -1;
    /** Of each answer, also of an error, as on AWS. */
    private static final String REQUEST_ID = "x-amzn-RequestId";

    private final InvokeApi invokeApi;
    private final FunctionUrls urls;

    /**
     * @param functions by name and qualifier; the qualifier is empty if the call names none
     * @param cors      the CORS setting of a function URL, by the name in the URL: {@code NAME} or {@code NAME:ALIAS}
     */
    public FrontDoor(BiFunction<String, String, Optional<LocalFunction>> functions,
            Function<String, Optional<Cors>> cors) {
        invokeApi = new InvokeApi(functions);
        urls = new FunctionUrls(functions, cors);
    }

    /** Whether a page of another origin may send this request, which only a function URL's CORS setting can allow. */
    public boolean allows(HttpExchange exchange) {
        String path = Loopback.target(exchange).split("\\?", 2)[0];
        return path.startsWith(FunctionUrls.BASE) && urls.allows(exchange, path);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set(REQUEST_ID, requestId);
        try {
            String[] target = Loopback.target(exchange).split("\\?", 2);
            route(exchange, target[0], target.length == 2 ? target[1] : "", requestId);
        } catch (RuntimeException | Error e) { // the server would drop the exchange and leave the client waiting
            if (exchange.getResponseCode() != NOTHING_SENT) exchange.close();
            else failed(exchange, e, requestId);
            throw e;
        }
    }

    /** What was prepared for the answer may be the fault, so none of it is sent. */
    private static void failed(HttpExchange exchange, Throwable fault, String requestId) throws IOException {
        exchange.getResponseHeaders().clear();
        exchange.getResponseHeaders().set(REQUEST_ID, requestId);
        ApiError.service("The local Lambda failed: " + fault).send(exchange);
    }

    private void route(HttpExchange exchange, String path, String query, String requestId) throws IOException {
        if (path.startsWith(InvokeApi.BASE)) invokeApi.handle(exchange, path, query, requestId);
        else if (path.startsWith(InvokeApi.STREAMING)) ApiError.noStreaming().send(exchange);
        else if (path.startsWith(FunctionUrls.BASE)) urls.handle(exchange, path, query, requestId);
        else ApiError.unknownOperation(path).send(exchange);
    }
}
