package servers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import locallambda.http.Loopback;

/** The local Lambda's, with its check of who calls. */
final class OwnServer implements TestServer {

    @Override
    public int start() {
        return Loopback.start(0, OwnServer::handle).getAddress().getPort();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Call call = new Call(exchange.getRequestMethod(), Loopback.target(exchange), body,
                exchange.getRequestHeaders().getFirst("X-Own"), Loopback.trailers(exchange).getFirst("X-After"));
        if (call.header() != null) exchange.getResponseHeaders().add(call.header()[0], call.header()[1]);
        Loopback.send(exchange, 200, call.answer());
    }
}
