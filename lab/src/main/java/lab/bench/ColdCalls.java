package lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.platform.LocalPlatform;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start;

/**
 * What the lab adds to a cold start: the client's waiting time minus the process's own INIT and the handler's duration.
 */
final class ColdCalls {

    private static final int STARTS = 20;

    private ColdCalls() {}

    static BenchFigure measure(LocalPlatform platform, Built function) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();
        platform.subscribe(heard::add);
        platform.deploy("cold", function, 1769, 1);
        double[] beyondMs = new double[STARTS];
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < STARTS; i++) {
                platform.forceCold("cold");
                heard.clear();
                long start = System.nanoTime();
                http.send(WarmCalls.post(platform.url("cold")), HttpResponse.BodyHandlers.discarding());
                double waitedMs = (System.nanoTime() - start) / 1e6;
                platform.settle(Duration.ofSeconds(5));
                beyondMs[i] = waitedMs - ownMs(heard.poll());
            }
        }
        platform.remove("cold");
        return new BenchFigure("cold start beyond INIT and handler, p50", Percentiles.of(beyondMs, 0.5), "ms", STARTS,
                function.variant().name() + " answering hello, 1769 MB, measured by the client");
    }

    private static double ownMs(Invocation invocation) {
        Report report = invocation.report();
        return report.durationMs() + (report.start() instanceof Start.Cold cold ? cold.initMs() : 0);
    }

    static List<BenchFigure> startUp(double storesAndLambdaMs) {
        return List.of(
                new BenchFigure("lab ready: stores and local Lambda", storesAndLambdaMs, "ms", 1, "built before"));
    }
}
