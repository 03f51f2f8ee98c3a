package locallambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.FunctionConfig.LogFormat;
import locallambda.system.Folders;
import locallambda.system.Later;

/** A local Lambda with functions under the test runtime, {@code lambda/runtime.py}, and a caller of them. */
final class TestLab implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final LocalLambda lambda;
    final Path folder;
    final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    private TestLab(Limits limits, Duration idle, Later later) {
        try {
            folder = Files.createTempDirectory("local-lambda");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lambda = LocalLambda.start(LocalLambda.Settings.of(limits, folder.resolve("logs")).withIdle(idle)
                .withLater(later));
        lambda.subscribe(invocations::add);
    }

    static TestLab start() {
        return start(Limits.named("none"));
    }

    static TestLab start(Limits limits) {
        return new TestLab(limits, Duration.ofMinutes(10), Later.REAL_TIME);
    }

    static TestLab idlingFor(Duration idle) {
        return new TestLab(Limits.named("none"), idle, Later.REAL_TIME);
    }

    /** One in which retries wait for that time. */
    static TestLab in(Later time) {
        return new TestLab(Limits.named("none"), Duration.ofMinutes(10), time);
    }

    /** A function that does what its events say; 512 MB, one environment, a time-out of a minute. */
    FunctionConfig function(String name) {
        try {
            Path directory = Files.createDirectories(folder.resolve(name));
            Path runtime = Path.of(TestLab.class.getResource("/lambda/runtime.py").getPath());
            return FunctionConfig.of(name, List.of(TestPython.command(), runtime.toString()), directory)
                    .withMemoryMb(512)
                    .withTimeout(TIMEOUT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deploy(String name) {
        lambda.deploy(function(name));
    }

    void deploy(String name, String init) {
        deploy(name, init, TIMEOUT);
    }

    void deploy(String name, String init, Duration timeout) {
        lambda.deploy(function(name).withEnvironment(Map.of("INIT", init)).withTimeout(timeout));
    }

    void deploy(String name, int concurrency) {
        lambda.deploy(function(name).withConcurrency(concurrency));
    }

    void deploy(String name, int memoryMb, Duration timeout) {
        lambda.deploy(function(name).withMemoryMb(memoryMb).withTimeout(timeout));
    }

    void deployLoggingJson(String name) {
        lambda.deploy(function(name).withLogFormat(LogFormat.JSON));
    }

    Answer invoke(String name, String event, String... headers) {
        return send(invocation(name, event, headers));
    }

    CompletableFuture<Answer> invokeMeanwhile(String name, String event) {
        return HTTP.sendAsync(invocation(name, event), HttpResponse.BodyHandlers.ofByteArray()).thenApply(Answer::new);
    }

    static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer invokeBytes(String name, byte[] event) {
        return send(HttpRequest.newBuilder(URI.create(lambda.endpoint() + "/2015-03-31/functions/" + name
                + "/invocations")).POST(HttpRequest.BodyPublishers.ofByteArray(event)).build());
    }

    HttpRequest invocation(String name, String event, String... headers) {
        URI uri = URI.create(lambda.endpoint() + "/2015-03-31/functions/" + name + "/invocations");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(event));
        if (headers.length > 0) request.headers(headers);
        return request.build();
    }

    /** The log of a function, once all its invocations have their REPORT lines. */
    String log(String name) {
        lambda.quiesce(Duration.ofSeconds(30));
        try {
            return Files.readString(folder.resolve("logs/" + name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last invocation, once all have their REPORT lines. */
    Invocation last() {
        lambda.quiesce(Duration.ofSeconds(30));
        return invocations.getLast();
    }

    @Override
    public void close() {
        lambda.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

        Answer(HttpResponse<byte[]> response) {
            this(response.statusCode(), response.headers().map(), response.body());
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), List.of("")).getFirst();
        }

        String tail() {
            return new String(Base64.getDecoder().decode(header("X-Amz-Log-Result")), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError(status + " " + body(), e);
            }
        }
    }
}
