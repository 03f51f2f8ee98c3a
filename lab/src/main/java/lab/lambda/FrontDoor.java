package lab.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Tells the two ways into the local Lambda apart: the Invoke API and function URLs. */
final class FrontDoor implements HttpHandler {

    private final InvokeApi invokeApi;
    private final FunctionUrls urls;

    FrontDoor(Function<String, Optional<DeployedFunction>> functions) {
        invokeApi = new InvokeApi(functions);
        urls = new FunctionUrls(functions);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith(InvokeApi.BASE)) invokeApi.handle(exchange, path);
        else if (path.startsWith(FunctionUrls.BASE)) urls.handle(exchange, path);
        else ApiError.unknownOperation(path).send(exchange);
    }

    /** What the sender says about itself in a header of ours; empty if nothing. */
    static String said(HttpExchange exchange, String header) {
        String value = exchange.getRequestHeaders().getFirst(header);
        return value == null ? "" : value;
    }
}
