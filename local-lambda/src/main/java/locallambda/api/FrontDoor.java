package locallambda.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import locallambda.environment.LocalFunction;
import locallambda.http.ApiError;
import locallambda.http.Loopback;

/** Tells the two ways into the local Lambda apart: the Invoke API and function URLs. */
public final class FrontDoor implements HttpHandler {

    private static final int NOTHING_SENT = -1;

    private final InvokeApi invokeApi;
    private final FunctionUrls urls;

    /** @param functions by name and qualifier, which is empty for a call that names none */
    public FrontDoor(BiFunction<String, String, Optional<LocalFunction>> functions) {
        invokeApi = new InvokeApi(functions);
        urls = new FunctionUrls(functions);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            String[] target = Loopback.target(exchange).split("\\?", 2);
            route(exchange, target[0], target.length == 2 ? target[1] : "");
        } catch (RuntimeException | Error e) { // the server would drop the exchange and leave the client waiting
            if (exchange.getResponseCode() != NOTHING_SENT) exchange.close();
            else failed(exchange, e);
            throw e;
        }
    }

    /** What was prepared for the answer may be the fault, so none of it is sent. */
    private static void failed(HttpExchange exchange, Throwable fault) throws IOException {
        exchange.getResponseHeaders().clear();
        ApiError.service("The local Lambda failed: " + fault).send(exchange);
    }

    private void route(HttpExchange exchange, String path, String query) throws IOException {
        if (path.startsWith(InvokeApi.BASE)) invokeApi.handle(exchange, path, query);
        else if (path.startsWith(InvokeApi.STREAMING)) ApiError.noStreaming().send(exchange);
        else if (path.startsWith(FunctionUrls.BASE)) urls.handle(exchange, path, query);
        else ApiError.unknownOperation(path).send(exchange);
    }
}
