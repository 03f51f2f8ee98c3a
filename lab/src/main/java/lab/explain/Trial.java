package lab.explain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.platform.LocalPlatform;
import locallambda.report.Invocation;
import locallambda.report.Start;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;

/** Starts a variant cold, one tool beside it, and calls it once. */
final class Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double INIT_LIMIT_MS = 10_000;
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private final LocalPlatform platform;
    private final HttpClient http;
    private final int memoryMb;
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    Trial(LocalPlatform platform, HttpClient http, int memoryMb) {
        this.platform = platform;
        this.http = http;
        this.memoryMb = memoryMb;
        platform.subscribe(heard::add);
    }

    /**
     * @param folder for what the tool writes; a new one each time
     * @throws Problem if the function does not answer
     */
    ColdStart start(Subject subject, Tool tool, Path folder) throws IOException, InterruptedException {
        String name = subject.name();
        FunctionConfig own = subject.config(platform, memoryMb);
        ToolFiles.write(tool, folder, own.code().handler());
        Map<String, String> environment = new HashMap<>(own.environment());
        if (tool.looks())
            environment.merge(OPTIONS, tool.options(folder), (theirs, ours) -> theirs + " " + ours);
        FunctionConfig config = own.withEnvironment(environment);
        boolean rehearsed = tool != Tool.NONE && own.snapStart().isPresent();
        platform.deploy(rehearsed ? config.withSnapStart(new SnapStart.Rehearsal()) : config);
        heard.clear();
        try (Watch watch = Watch.of(() -> platform.processIds(name))) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(subject.address(platform))
                    .POST(HttpRequest.BodyPublishers.ofString(subject.event())).build(),
                    HttpResponse.BodyHandlers.ofString());
            Seen seen = watch.seen();
            platform.settle(PATIENCE);
            Invocation invocation = heard.poll();
            if (answer.statusCode() != 200 || invocation == null || !invocation.error().isEmpty())
                throw new Problem(name + " with " + tool.title() + " answered " + answer.statusCode() + ": "
                        + answer.body().strip() + ".", "Try the function without the tool: ./jbang invoke");
            if (invocation.report().start() instanceof Start.Cold cold && cold.initMs() >= INIT_LIMIT_MS)
                throw new Problem(
                        name + " with " + tool.title() + " needed more than 10 s for INIT, so INIT ran again.",
                        "Choose a larger memory size or a quieter machine.");
            if (tool != Tool.NONE) platform.shutDown(name); // tools write when the process ends
            return of(tool, folder, invocation, seen, ports());
        } finally {
            platform.remove(name);
        }
    }

    private static ColdStart of(Tool tool, Path folder, Invocation invocation, Seen seen,
            Map<Long, String> ports) {
        Instant now = Instant.now();
        long behindNs = (now.getEpochSecond() * 1000 - invocation.startedAtMs()) * 1_000_000 + now.getNano();
        long handed = System.nanoTime() - behindNs;
        Start start = invocation.report().start();
        double beforeMs = switch (start) {
            case Start.Cold cold -> cold.initMs();
            case Start.Restored restored -> restored.restoreMs();
            case Start.Warm _ -> throw new IllegalStateException("a new environment was warm");
        };
        return new ColdStart(tool, folder, start instanceof Start.Restored, beforeMs, invocation.report().durationMs(),
                handed - (long) (beforeMs * 1e6), invocation.startedAtMs(), seen, ports);
    }

    private Map<Long, String> ports() {
        Map<Long, String> ports = new HashMap<>();
        platform.storesEnvironment().forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL_"))
                ports.put((long) URI.create(value).getPort(),
                        name.replaceFirst("AWS_ENDPOINT_URL_", "").replace("DYNAMODB", "DynamoDB"));
        });
        return ports;
    }
}
