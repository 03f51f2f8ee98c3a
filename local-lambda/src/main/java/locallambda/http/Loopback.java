package locallambda.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import locallambda.system.Problem;

/**
 * HTTP servers that only this machine can reach. Pages of other sites can't reach them through this machine's browser.
 * They are set up for many short requests over connections that stay open.
 */
public final class Loopback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 65_535;

    private Loopback() {}

    /**
     * @param port    the port, or 0 for any free port
     * @param handler runs on a thread of each connection, so it may wait
     * @throws Problem if the port is taken, or if there is no such port
     */
    public static HttpServer start(int port, HttpHandler handler) {
        return start(port, handler, foreign -> false);
    }

    /**
     * Starts a server that also answers some requests from pages of other origins.
     *
     * @param alsoForeign which of their requests reach the handler
     */
    public static HttpServer start(int port, HttpHandler handler, Predicate<HttpExchange> alsoForeign) {
        if (port < 0 || port > MOST)
            throw new Problem("There is no port " + port + ".", "Choose one from 1 to " + MOST + ", or 0 for any.");
        try {
            HttpServer server = new LocalServer(port);
            server.createContext("/", exchange -> answer(exchange, handler, alsoForeign));
            server.start();
            return server;
        } catch (BindException e) {
            throw new Problem("Port " + port + " on 127.0.0.1 is taken.",
                    "Choose another port, or port 0 for any free one.", e);
        } catch (IOException e) {
            throw new Problem("The HTTP server on 127.0.0.1 can't be started: " + e.getMessage() + ".",
                    "Check that the loopback interface is up, and that you may open more files (ulimit -n).", e);
        }
    }

    private static void answer(HttpExchange exchange, HttpHandler handler, Predicate<HttpExchange> alsoForeign)
            throws IOException {
        Optional<String> refusal = CallerCheck.refusal(exchange, alsoForeign);
        if (refusal.isPresent()) refuse(exchange, refusal.get());
        else handler.handle(exchange);
    }

    /** In the form of AWS's errors, which {@link ApiError} has for those that a handler finds. */
    private static void refuse(HttpExchange exchange, String why) throws IOException {
        Body.drain(exchange.getRequestBody());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", "AccessDeniedException");
        send(exchange, 403, JSON.createObjectNode().put("Type", "User").put("Message", why).toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The path and the query of a request as they were sent, which may be no URI: {@code /100%?q=%zz}. */
    public static String target(HttpExchange exchange) {
        return ((LocalExchange) exchange).target();
    }

    /** The trailers of a chunked request, once its body was read to its end. */
    public static Headers trailers(HttpExchange exchange) {
        return ((LocalExchange) exchange).trailers();
    }

    /** The value of a request's header; empty if there is none. */
    public static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : HeaderText.read(value);
    }

    /** Sends the status, the headers that were set before, and the body, and ends the exchange. */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || status == 204
                || status == 304;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) exchange.getResponseBody().write(body);
        exchange.close();
    }
}
