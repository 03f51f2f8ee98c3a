package lab.measure;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import locallambda.files.TemporaryFolders;
import locallambda.report.Invocation;
import locallambda.system.Problem;
import locallambda.system.Proc;

/** Calls a user's function with each event before anything long starts, so that bad input ends in one sentence. */
final class Trial {

    /** Calls after the first ones, from whose median the call rate comes. */
    private static final int WARM_CALLS = 12;
    private static final Duration WARM_TIME = Duration.ofSeconds(15);
    private static final Duration REPORTED = Duration.ofSeconds(5);
    /** What AWS gives a function unless it is configured to have more. Source: "Lambda quotas". */
    private static final long TMP_BYTES = 512L * 1024 * 1024;
    private static final long LOG_BYTES = 10_000_000;

    private final LocalPlatform platform;
    private final Events events;
    private final Expectation expectation;
    private final Border border;
    private final List<String> noticed = new ArrayList<>();
    private final Map<String, Invocation> heard = new ConcurrentHashMap<>();

    Trial(LocalPlatform platform, Events events, Expectation expectation, Border border) {
        this.platform = platform;
        this.events = events;
        this.expectation = expectation;
        this.border = border;
        platform.subscribe(one -> heard.put(one.function(), one));
    }

    /** The calls to the outside that failed, but that the function didn't need, in sentences. */
    List<String> noticed() {
        return noticed.stream().distinct().toList();
    }

    /**
     * One call with each event, then some more.
     *
     * @return the median of the calls after the first ones, in ms
     * @throws Problem in one sentence if the function doesn't do what it should
     */
    double median(Built built, int memoryMb) throws IOException, InterruptedException {
        String name = "preflight";
        try (HttpClient http = HttpClient.newHttpClient()) {
            platform.deploy(name, built, memoryMb, 1);
            for (Events.Event event : events.all()) check(http, name, event, memoryMb);
            long end = System.nanoTime() + WARM_TIME.toNanos();
            List<Double> ms = new ArrayList<>();
            for (int call = 0; call < WARM_CALLS && (ms.isEmpty() || System.nanoTime() < end); call++) {
                long start = System.nanoTime();
                call(http, name, events.json(call));
                ms.add((System.nanoTime() - start) / 1e6);
            }
            ms.sort(null);
            return ms.get(ms.size() / 2);
        } finally {
            platform.remove(name);
        }
    }

    /** The same with one call for each event and no more. */
    void once(Built built, int memoryMb) throws IOException, InterruptedException {
        String name = built.variant().name() + "-preflight";
        try (HttpClient http = HttpClient.newHttpClient()) {
            platform.deploy(name, built, memoryMb, 1);
            for (Events.Event event : events.all()) check(http, name, event, memoryMb);
        } finally {
            platform.remove(name);
        }
    }

    private void check(HttpClient http, String name, Events.Event event, int memoryMb)
            throws IOException, InterruptedException {
        Path log = Path.of(platform.logs(name)).resolve(name + ".log");
        long logged = Files.exists(log) ? Files.size(log) : 0;
        HttpResponse<String> answer = call(http, name, event.json());
        platform.settle(REPORTED);
        List<Border.Wanted> wanted = border.take();
        Failure failure = new Failure(event.name(), memoryMb, platform.logs(name) + "/" + name + ".log", answer,
                heard.get(name), wanted);
        if (answer.statusCode() != 200 || failure.ofFunction()) throw failure.problem();
        wanted.forEach(each -> noticed.add(failure.called(each) + "The function answered anyway."));
        if (!expectation.met(answer.body())) throw failure.unexpected(expectation);
        if (Files.size(log) - logged > LOG_BYTES)
            throw new Problem("Your function wrote %d MB of log output in one call with %s.".formatted(
                    (Files.size(log) - logged) / 1_000_000, event.name()),
                    "CloudWatch Logs charges for each MB. Set a higher log level, for example with --env.");
        if (TemporaryFolders.bytes() > TMP_BYTES)
            throw new Problem(("Your function wrote %d MB to /tmp when it was called with %s, but on AWS, /tmp has "
                    + "only 512 MB by default.")
                    .formatted(TemporaryFolders.bytes() / 1024 / 1024, event.name()),
                    "Change it so that it writes less, or deletes files that it no longer needs.");
        leavesNoProcess(name, event);
    }

    private void leavesNoProcess(String name, Events.Event event) {
        List<String> left = platform.processIds(name).stream().flatMap(pid -> Proc.children(pid).stream())
                .map(pid -> Proc.text(pid, "comm").strip()).toList();
        if (left.isEmpty()) return;
        throw new Problem("Your function started a process that is still running after the response to %s: %s."
                .formatted(event.name(), String.join(", ", left)),
                "Wait for the process before you return, because AWS would freeze it, and a snapshot can't contain "
                        + "it.");
    }

    private HttpResponse<String> call(HttpClient http, String name, String event)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(platform.invocations(name)).header("x-race-phase", "preflight")
                .header("X-Amz-Log-Type", "Tail").POST(HttpRequest.BodyPublishers.ofString(event)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
