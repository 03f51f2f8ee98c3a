package lab.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lab.platform.LocalPlatform;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.system.Problem;

/**
 * Calls some deployed functions as a race does: a forced cold start of each, one after another, and then each of them
 * at a constant rate, side by side, from one client of its own. If a call is due while the previous one is still
 * running, it is left out, and the next call takes its number.
 */
final class PacedTurn {

    /** Four calls per second, the rate of the race's paced load. */
    private static final long PERIOD_MS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final LocalPlatform platform;
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    PacedTurn(LocalPlatform platform) {
        this.platform = platform;
        platform.subscribe(heard::add);
    }

    /**
     * Afterwards none of them has an environment.
     *
     * @param calls for each function, the cold start included
     * @return Duration of each function's calls in ms, call 1 first
     */
    Map<String, double[]> call(List<String> functions, int calls) throws IOException, InterruptedException {
        platform.emptyStores();
        functions.forEach(platform::forceCold);
        heard.clear();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(functions.size())) {
            for (String function : functions) post(http, function);
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < functions.size(); i++) {
                String function = functions.get(i);
                long offsetMs = PERIOD_MS * i / functions.size();
                all.add(clients.submit(() -> {
                    paced(http, function, calls - 1, start, offsetMs);
                    return null;
                }));
            }
            for (Future<?> one : all) await(one);
        }
        platform.settle(PATIENCE);
        functions.forEach(platform::forceCold);
        Map<String, double[]> durations = new LinkedHashMap<>();
        functions.forEach(function -> durations.put(function, durations(function)));
        return durations;
    }

    private void paced(HttpClient http, String function, int calls, long start, long offsetMs)
            throws IOException, InterruptedException {
        long due = 0;
        for (int call = 0; call < calls; call++) {
            double nowMs = (System.nanoTime() - start) / 1e6 - offsetMs;
            due = Math.max(due + 1, (long) Math.ceil(nowMs / PERIOD_MS));
            Thread.sleep(Duration.ofNanos((long) (1e6 * Math.max(0, due * PERIOD_MS - nowMs))));
            post(http, function);
        }
    }

    private void post(HttpClient http, String function) throws IOException, InterruptedException {
        URI url = platform.url(function);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200)
            throw new Problem(function + " answered " + answer.statusCode() + " " + answer.body() + ".",
                    "Try it with ./jbang invoke first.");
    }

    private double[] durations(String function) {
        return heard.stream().filter(one -> one.function().equals(function))
                .sorted(Comparator.comparingLong(Invocation::startedAtMs)).map(Invocation::report)
                .mapToDouble(Report::durationMs).toArray();
    }

    private static void await(Future<?> client) throws IOException, InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) throw problem;
            throw new IOException("A call failed: " + e.getCause(), e);
        }
    }
}
