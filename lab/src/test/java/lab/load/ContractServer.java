package lab.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A server that answers function URLs as the contract says, and remembers what it was asked. */
public final class ContractServer implements AutoCloseable {

    /** One request, in the order of arrival. */
    public record Request(String function, String phase, String sender, String body, String requestId, long atMs,
            double tookMs) {}

    /** What a function does: the status, and the body made of a fresh UUID. */
    public interface Function {
        Answer answer(int call, String id) throws InterruptedException;
    }

    public record Answer(int status, String body) {
        public static Answer stored(String id) {
            return new Answer(200, "{\"id\": \"%s\", \"key\": \"%s.txt\"}".formatted(id, id));
        }
    }

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    public ContractServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public void deploy(String name, Function function) {
        server.createContext("/urls/" + name + "/", exchange -> handle(name, function, exchange));
    }

    public URI url(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/urls/" + name + "/");
    }

    public List<Request> requests(String name) {
        return requests.stream().filter(request -> request.function().equals(name)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(String name, Function function, HttpExchange exchange) throws IOException {
        long at = System.currentTimeMillis();
        long began = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String requestId = UUID.randomUUID().toString();
        try {
            Answer answer = function.answer(requests(name).size(), UUID.randomUUID().toString());
            requests.add(new Request(name, exchange.getRequestHeaders().getFirst("x-race-phase"),
                    exchange.getRequestHeaders().getFirst("x-race-sender"), body, requestId, at,
                    (System.nanoTime() - began) / 1e6));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-requestid", requestId);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
