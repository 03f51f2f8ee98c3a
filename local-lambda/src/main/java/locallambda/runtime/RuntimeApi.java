package locallambda.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import locallambda.http.Body;
import locallambda.http.Loopback;

/**
 * The Runtime API of one process: the runtime requests events here and sends back its answers. Sources: AWS Lambda
 * Developer Guide, "Using the Lambda runtime API for custom runtimes" and "Implementing SnapStart hooks for container
 * images".
 */
public final class RuntimeApi {

    /** The largest answer in bytes: 6 MB and 100 bytes, as AWS's own emulator has it. */
    static final int MAX_RESPONSE = 6 * 1024 * 1024 + 100;

    private static final String BASE = "/2018-06-01/runtime/";
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

    /** The answer to a runtime that asks for {@code /restore/next}. */
    public enum Hooks {
        /** An error, because the path exists only with SnapStart. */
        REFUSED,
        /** No answer: the process is dumped while it waits. */
        AWAIT_SNAPSHOT,
        /** The runtime may continue, because it is a copy or because nobody takes a snapshot. */
        GO_ON
    }

    private final RuntimeState state = new RuntimeState();
    private final Hooks hooks;
    private final String environment;
    private final CompletableFuture<InitEnd> init = new CompletableFuture<>();
    private final LongSupplier written;
    private volatile long wentOnNanos;
    private volatile Delivery answered;
    private volatile Runnable beforeGoingOn = () -> {};
    private volatile Runnable beforeInitError = () -> {};

    /**
     * @param environment the id of the environment that uses this API
     * @param written     how much the process has written into its log so far, in bytes
     */
    public RuntimeApi(Hooks hooks, String environment, LongSupplier written) {
        this.hooks = hooks;
        this.environment = environment;
        this.written = written;
    }

    /** @param nanos when INIT ended, {@link System#nanoTime} */
    record InitEnd(Ending ending, long nanos) {}

    /** Completes when INIT ends: with the first poll for an event or, before a snapshot, for its restore. */
    CompletableFuture<InitEnd> init() {
        return init;
    }

    /** Hands an event to the runtime: now, or when it asks for one. */
    void deliver(Delivery next) {
        if (!state.offer(next)) {
            next.end(new Ending.Gone(), written.getAsLong());
            return;
        }
        HttpExchange waiting = state.takePoll();
        if (waiting != null) hand(waiting, next);
    }

    /** The process has ended with this exit status: INIT or the event in hand ends with it. */
    void exited(int status) {
        RuntimeState.Left left = state.end();
        lastLogEnds();
        initEnds(new Ending.Exited(status));
        if (left.open() != null)
            left.open().end(left.busy() ? new Ending.Exited(status) : new Ending.Gone(), written.getAsLong());
    }

    /** Sets an action that runs when the runtime asks for {@code /restore/next}, before the runtime may continue. */
    public void beforeGoingOn(Runnable action) {
        beforeGoingOn = action;
    }

    /**
     * Sets an action that runs when the runtime reports an error of INIT or of a hook and still waits for the answer.
     */
    void beforeInitError(Runnable action) {
        beforeInitError = action;
    }

    /** When the runtime was told to go on after its snapshot, {@link System#nanoTime}; 0 if it was not. */
    long wentOnNanos() {
        return wentOnNanos;
    }

    /** One request of the runtime. Never waits. */
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(Credentials.PATH) && hooks != Hooks.REFUSED) {
            Credentials.send(exchange, environment);
            return;
        }
        String[] parts = path.startsWith(BASE) ? path.substring(BASE.length()).split("/") : new String[0];
        String route = exchange.getRequestMethod() + " "
                + (parts.length == 3 ? parts[0] + "/*/" + parts[2] : String.join("/", parts));
        switch (route) {
            case "GET invocation/next" -> next(exchange);
            case "POST invocation/*/response" -> answer(exchange, parts[1],
                    body(exchange).map(body -> StreamedAnswer.of(exchange, body)));
            case "POST invocation/*/error" -> answer(exchange, parts[1],
                    body(exchange).map(body -> RuntimeError.of(exchange, body)));
            case "GET restore/next" -> restoreNext(exchange);
            case "POST restore/error" -> initError(exchange,
                    RuntimeError.of(exchange, body(exchange).orElse(new byte[0])));
            case "POST init/error" -> initError(exchange,
                    RuntimeError.of(exchange, body(exchange).orElse(new byte[0])));
            default -> RuntimeError.refuse(exchange, 404, "NotFound", path + " is not part of the Runtime API.");
        }
    }

    /** The answer to a poll is sent when there is an event, so this returns with the exchange still open. */
    private void next(HttpExchange exchange) throws IOException {
        lastLogEnds(); // before another thread can answer the poll
        RuntimeState.Polled polled = state.poll(exchange);
        if (!polled.allowed()) {
            RuntimeError.refuse(exchange, 403, "InvalidStateTransition",
                    "The runtime can't ask for the next event now, because it hasn't answered the last one.");
            return;
        }
        if (polled.superseded() != null) polled.superseded().close();
        initEnds(hooks == Hooks.AWAIT_SNAPSHOT ? RuntimeError.noHooks() : new Ending.Ready());
        if (polled.delivery() != null) hand(exchange, polled.delivery());
    }

    /**
     * A copy's connection broke with the snapshot, so it asks again and is let go on; the one that was dumped never
     * gets an answer.
     */
    private void restoreNext(HttpExchange exchange) throws IOException {
        switch (hooks) {
            case REFUSED -> RuntimeError.refuse(exchange, 403, "InvalidStateTransition",
                    "This function doesn't use SnapStart.");
            case AWAIT_SNAPSHOT -> initEnds(new Ending.Ready());
            case GO_ON -> {
                beforeGoingOn.run();
                if (wentOnNanos == 0) wentOnNanos = System.nanoTime();
                Loopback.send(exchange, 200, new byte[0]);
            }
        }
    }

    private void hand(HttpExchange exchange, Delivery next) {
        next.handed();
        try {
            headers(exchange.getResponseHeaders(), next);
            Loopback.send(exchange, 200, next.call.event());
        } catch (IOException e) {
            state.notHanded(next);
            exchange.close();
        } catch (RuntimeException e) { // a fault of ours must leave neither side waiting for the other
            boolean nothingSent = exchange.getResponseCode() < 0;
            exchange.getResponseHeaders().clear();
            state.undeliverable(next, nothingSent ? exchange : null);
            if (!nothingSent) exchange.close();
            next.end(RuntimeError.undeliverable(e), written.getAsLong());
            next.logEnds(written.getAsLong());
        }
    }

    private static void headers(Headers headers, Delivery next) {
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", next.call.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + next.limit.toMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", next.arn);
        headers.set("Lambda-Runtime-Trace-Id", next.call.trace());
        if (!next.call.clientContext().isEmpty())
            headers.set("Lambda-Runtime-Client-Context", next.call.clientContext());
    }

    private void answer(HttpExchange exchange, String requestId, Optional<Ending> ending) throws IOException {
        Delivery over = state.answered(requestId);
        if (over != null) {
            answered = over;
            over.end(ending.orElseGet(() -> RuntimeError.tooLarge(MAX_RESPONSE)), written.getAsLong());
            if (ending.isPresent()) accept(exchange);
            else RuntimeError.refuse(exchange, 413, "Function.ResponseSizeTooLarge",
                    "The response exceeds " + MAX_RESPONSE + " bytes.");
        } else if (state.expects(requestId) == 400) {
            RuntimeError.refuse(exchange, 400, "InvalidRequestID", "The current event has another request id.");
        } else {
            RuntimeError.refuse(exchange, 403, "InvalidStateTransition",
                    "There is no current event to answer.");
        }
    }

    private void initError(HttpExchange exchange, Ending error) throws IOException {
        if (!state.initFailed()) {
            RuntimeError.refuse(exchange, 403, "InvalidStateTransition", "INIT is over.");
            return;
        }
        beforeInitError.run();
        initEnds(error);
        accept(exchange);
    }

    private void initEnds(Ending ending) {
        if (!init.isDone()) init.complete(new InitEnd(ending, System.nanoTime()));
    }

    /** The invocation that was answered last is over. */
    private void lastLogEnds() {
        Delivery last = answered;
        if (last != null) last.logEnds(written.getAsLong());
        answered = null;
    }

    private static void accept(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Loopback.send(exchange, 202, ACCEPTED);
    }

    private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        return Body.read(exchange.getRequestBody(), MAX_RESPONSE);
    }
}
