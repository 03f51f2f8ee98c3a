package race;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a function for its training: hands it events as Lambda's Runtime API does, answers its puts as S3 and DynamoDB
 * do, and ends it by SIGTERM. It needs no network and no account, so it can run while an image is built.
 */
final class Training implements AutoCloseable {

    private static final String API = "/2018-06-01/runtime";
    private static final int MEMORY_MB = 1769;
    /** For all calls together, and for the JVM to write its cache afterwards. */
    private static final int PATIENCE_S = 120;

    private final int calls;
    private final AtomicInteger delivered = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String fault = "";
    private final HttpServer server;

    private Training(int calls) throws IOException {
        this.calls = calls;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(API + "/invocation/next", this::next);
        server.createContext(API + "/invocation/", this::ended);
        server.createContext(API + "/init/error", this::ended);
        server.start();
    }

    /** @param arguments how many calls, then the command that starts the function, with its handler at the end */
    public static void main(String... arguments) throws Exception {
        List<String> command = List.of(arguments).subList(1, arguments.length);
        try (PretendStores stores = new PretendStores();
                Training training = new Training(Integer.parseInt(arguments[0]))) {
            String fault = training.run(command, stores.address());
            if (fault.isEmpty()) return;
            System.err.println("The training failed: " + fault);
            System.exit(1);
        }
    }

    private String run(List<String> command, URI stores) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(variables(command.getLast(), stores));
        Process function = builder.start();
        function.onExit().thenRun(over::countDown);
        boolean done = over.await(PATIENCE_S, TimeUnit.SECONDS);
        if (fault.isEmpty() && !function.isAlive()) fault = "the function ended with " + function.exitValue();
        else if (fault.isEmpty() && !done) fault = "the calls took longer than " + PATIENCE_S + " s";
        function.destroy();
        if (function.waitFor(PATIENCE_S, TimeUnit.SECONDS)) return fault;
        function.destroyForcibly();
        return "the function did not end within " + PATIENCE_S + " s after SIGTERM";
    }

    private Map<String, String> variables(String handler, URI stores) {
        return Map.ofEntries(Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + server.getAddress().getPort()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "training"), Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + MEMORY_MB),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"), Map.entry("_HANDLER", handler),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "training"), Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "training"),
                Map.entry("AWS_REGION", "us-east-1"), Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "nobody"), Map.entry("AWS_SECRET_ACCESS_KEY", "nothing"),
                Map.entry("AWS_ENDPOINT_URL_S3", stores.toString()),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", stores.toString()), Map.entry("BUCKET", "training"),
                Map.entry("TABLE", "training"));
    }

    /** The next event; after the last one the function waits for ever. */
    private void next(HttpExchange exchange) throws IOException {
        int call = delivered.getAndIncrement();
        if (call >= calls) {
            over.countDown();
            return;
        }
        String body = call == 0 ? "{\\\"hello\\\": true}" : call == 1 ? "{\\\"work\\\": 1}" : "{}";
        byte[] event = Priming.urlEvent(body, false);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json"),
                "Lambda-Runtime-Aws-Request-Id", List.of("00000000-0000-4000-8000-%012d".formatted(call)),
                "Lambda-Runtime-Deadline-Ms", List.of("" + (System.currentTimeMillis() + 30_000)),
                "Lambda-Runtime-Invoked-Function-Arn",
                List.of("arn:aws:lambda:us-east-1:123456789012:function:training")));
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    /** An answer, or an error, which ends the training. */
    private void ended(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes());
        if (exchange.getRequestURI().getPath().endsWith("/error")) {
            fault = text;
            over.countDown();
        }
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
