package lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.platform.LocalPlatform;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.system.Problem;

/** Calls functions one at a time, and collects what the platform reports about each call. */
final class TimedCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LocalPlatform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    TimedCalls(LocalPlatform platform) {
        this.platform = platform;
        platform.subscribe(heard::add);
    }

    /**
     * One call: how long the client waited, the platform's report, and the environment's CPU time so far, which is NaN
     * if unknown.
     */
    record One(double clientMs, Report report, double cpuMs) {

        /** @throws Problem if the call did not begin with a restore */
        Start.Restored restored() {
            if (report.start() instanceof Start.Restored restored) return restored;
            throw new Problem("The function didn't start from a snapshot.",
                    "Choose variants whose YAML file has snapstart: true.");
        }
    }

    One call(String function) throws IOException, InterruptedException {
        heard.clear();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(platform.url(function))
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
        double clientMs = (System.nanoTime() - start) / 1e6;
        platform.settle(PATIENCE);
        if (answer.statusCode() != 200)
            throw new Problem(function + " answered " + answer.statusCode() + " " + answer.body() + ".",
                    "Try it with ./jbang invoke first.");
        Invocation invocation = heard.poll();
        return new One(clientMs, invocation.report(), invocation.cpuMs());
    }

    @Override
    public void close() {
        http.close();
    }
}
