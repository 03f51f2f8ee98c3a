package locallambda.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import locallambda.environment.LocalFunction;
import locallambda.http.ApiError;

/** Tells the two ways into the local Lambda apart: the Invoke API and function URLs. */
public final class FrontDoor implements HttpHandler {

    private static final int NOTHING_SENT = -1;

    private final InvokeApi invokeApi;
    private final FunctionUrls urls;

    /** @param cors the CORS setting of a function's URL, by the function's name */
    public FrontDoor(Function<String, Optional<LocalFunction>> functions, Function<String, Optional<Cors>> cors) {
        invokeApi = new InvokeApi(functions);
        urls = new FunctionUrls(functions, cors);
    }

    /** Whether a page of another origin may have this request sent: only to a function URL that says so. */
    public boolean allows(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        return path.startsWith(FunctionUrls.BASE) && urls.allows(exchange, path);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange, exchange.getRequestURI().getRawPath());
        } catch (RuntimeException | Error e) { // the server would drop the exchange and leave the client waiting
            if (exchange.getResponseCode() != NOTHING_SENT) exchange.close();
            else ApiError.service("The local Lambda failed: " + e).send(exchange);
            throw e;
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith(InvokeApi.BASE)) invokeApi.handle(exchange, path);
        else if (path.startsWith(FunctionUrls.BASE)) urls.handle(exchange, path);
        else ApiError.unknownOperation(path).send(exchange);
    }
}
