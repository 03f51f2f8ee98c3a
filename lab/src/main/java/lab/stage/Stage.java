package lab.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import lab.chart.Theme;
import locallambda.http.CallerCheck;
import locallambda.http.Loopback;
import locallambda.system.Problem;

/**
 * The page for the audience, on loopback. It shows who will race, waits for the key, then shows the race as it happens.
 */
public final class Stage implements AutoCloseable {

    private final Theme theme;
    private final HttpServer server;
    private final Broadcast broadcast = new Broadcast();
    private final CountDownLatch started = new CountDownLatch(1);
    /** A page of an earlier show on the same port must not go on with this one. */
    private final String show = UUID.randomUUID().toString();
    private Scene scene;

    private Stage(Theme theme, int port) {
        this.theme = theme;
        // A link to the page, in slides for example, may be on any page.
        this.server = Loopback.start(port, this::handle, CallerCheck::isNavigation);
    }

    /**
     * @param port 0 takes any free one
     * @throws Problem if it is taken
     */
    public static Stage open(int port, Theme theme) {
        return new Stage(theme, port);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** A line for the terminal. */
    public String invitation() {
        return "Open the stage: "
                + url() + "  On that page, Space starts the race and F switches to full screen. Ctrl-C in this "
                + "terminal stops the stage.";
    }

    /** Shows who will race; from now on the key starts it. */
    public synchronized void show(Scene next) {
        scene = next;
    }

    /** Returns when somebody has pressed the key. */
    public void awaitStart() throws InterruptedException {
        started.await();
    }

    public void send(StageEvent event) {
        broadcast.send(event);
    }

    @Override
    public void close() {
        broadcast.close();
        server.stop(1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /" -> page(exchange);
            case "GET /events" -> events(exchange);
            case "POST /start" -> start(exchange);
            default -> answer(exchange, 404, "text/plain", "There is no such page. The stage is at /.");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Scene now = scene();
        answer(exchange, 200, "text/html", now == null ? StagePage.preparing(theme) : StagePage.of(now, theme, show));
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!show.equals(exchange.getRequestURI().getQuery())) {
            answer(exchange, 204, "text/plain", "");
            return;
        }
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        exchange.getResponseHeaders()
                .putAll(Map.of("Content-Type", List.of("text/event-stream"), "Cache-Control", List.of("no-store")));
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            broadcast.follow(last == null ? 0 : Integer.parseInt(last) + 1, exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** JSON only: a browser lets no other site's page send that here. */
    private void start(HttpExchange exchange) throws IOException {
        try {
            if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type")))
                throw new Problem("The request to start isn't JSON.", "Press the Space key on the page.");
            start(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 202, "text/plain", "");
        } catch (Problem problem) {
            answer(exchange, 409, "text/plain", problem.getMessage() + " " + problem.next());
        }
    }

    private synchronized void start(String guess) {
        if (scene == null) throw new Problem("The variants aren't ready yet.", "Wait until the page shows the lanes.");
        if (started.getCount() == 0)
            throw new Problem("This race has already been started.",
                    "For another race, stop this one (Ctrl-C in the terminal) and run ./jbang stage again.");
        broadcast.send(new StageEvent.Started(System.currentTimeMillis(), Guess.parse(guess, scene.lanes())));
        started.countDown();
    }

    private synchronized Scene scene() {
        return scene;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        Loopback.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
