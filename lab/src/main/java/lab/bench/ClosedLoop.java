package lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lab.run.stats.Percentiles;

/** Sends requests in a closed loop from some clients and keeps every latency. */
final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * @param latenciesMs of the good answers
     * @param failures    other answers
     */
    record Outcome(double[] latenciesMs, long failures, double seconds) {

        double p50() {
            return Percentiles.of(latenciesMs, 0.5);
        }

        double perSecond() {
            return latenciesMs.length / seconds;
        }
    }

    /** Each client is a thread with an HTTP client, and so a connection, of its own. */
    static Outcome loop(Supplier<HttpRequest> request, int clients, Duration length) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Long>>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) loops.add(threads.submit(() -> {
                go.await();
                return one(request, length);
            }));
            long start = System.nanoTime();
            go.countDown();
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> loop : loops) all.addAll(get(loop));
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(all.stream().filter(ns -> ns >= 0).mapToDouble(ns -> ns / 1e6).toArray(),
                    all.stream().filter(ns -> ns < 0).count(), seconds);
        }
    }

    /** Nanoseconds of each call; -1 for a failed one. */
    private static List<Long> one(Supplier<HttpRequest> request, Duration length) throws InterruptedException {
        List<Long> latencies = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long end = System.nanoTime() + length.toNanos();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                boolean answered = answered(http, request.get());
                latencies.add(answered ? System.nanoTime() - start : -1);
            }
        }
        return latencies;
    }

    /**
     * A connection that broke is a failure, and so is a function's error, which the Invoke API sends with status 200.
     */
    private static boolean answered(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && !response.body().contains("errorMessage");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Long> get(Future<List<Long>> loop) throws InterruptedException {
        try {
            return loop.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
