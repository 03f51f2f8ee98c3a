package servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's; it has no trailers. */
final class JdkServer implements TestServer {

    @Override
    public int start() throws IOException {
        // without it, small answers wait for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1024);
        server.createContext("/", JdkServer::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body,
                exchange.getRequestHeaders().getFirst("X-Own"), null);
        if (call.header() != null) exchange.getResponseHeaders().add(call.header()[0], call.header()[1]);
        boolean head = call.method().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : call.answer().length);
        if (!head) exchange.getResponseBody().write(call.answer());
        exchange.close();
    }
}
