package servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares the servers: all run at once, and all are asked in turns. Prints one JSON array; each member has
 * {@code name}, {@code value}, {@code unit}, {@code n} and {@code condition}.
 */
final class Comparison {

    private static final int STARTS = 7;
    private static final int ROUNDS = 40;
    private static final int CALLS = 500;
    private static final int CLIENTS = 10;

    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final Map<String, List<Long>> ready = new LinkedHashMap<>();
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        System.out.println(new ObjectMapper().writeValueAsString(new Comparison().run()));
    }

    private List<Map<String, Object>> run() throws Exception {
        for (int start = 0; start < STARTS - 1; start++)
            for (String name : TestServer.names()) try (Running server = Running.start(name)) {
                ready.computeIfAbsent(name, each -> new ArrayList<>()).add(server.readyNanos());
            }
        Map<String, Running> servers = new LinkedHashMap<>();
        try {
            for (String name : TestServer.names()) {
                servers.put(name, Running.start(name));
                ready.get(name).add(servers.get(name).readyNanos());
            }
            for (int round = 0; round < ROUNDS; round++) turn(servers);
            for (String name : servers.keySet()) tell(name, servers.get(name));
        } finally {
            for (Running each : servers.values()) each.close();
        }
        return figures;
    }

    private void turn(Map<String, Running> servers) throws Exception {
        for (String name : servers.keySet()) {
            medians.computeIfAbsent(name, each -> new ArrayList<>()).add(median(calls(servers.get(name).port())) / 1e6);
            rates.computeIfAbsent(name, each -> new ArrayList<>()).add(rate(servers.get(name).port()));
        }
    }

    private static double[] calls(int port) throws IOException {
        double[] nanos = new double[CALLS];
        try (Client client = new Client(port)) {
            for (int call = 0; call < CALLS; call++) nanos[call] = client.call();
        }
        return nanos;
    }

    /** Calls a second of ten clients at once. */
    private static double rate(int port) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<double[]>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) all.add(() -> calls(port));
            for (Future<double[]> each : clients.invokeAll(all)) each.get();
        }
        return CLIENTS * CALLS / ((System.nanoTime() - start) / 1e9);
    }

    private void tell(String name, Running server) throws IOException {
        String title = TestServer.title(name);
        String rounds = "median of " + ROUNDS + " turns, the first quarter left out";
        figure(title + ": start to first answer", median(ready.get(name).stream().mapToDouble(each -> each / 1e6)
                .toArray()), "ms", STARTS, "a JVM of its own, C1 alone");
        figure(title + ": warm call, p50", median(settled(medians.get(name))), "ms", ROUNDS * CALLS, rounds);
        figure(title + ": ten clients", median(settled(rates.get(name))), "calls/s", ROUNDS * CALLS * CLIENTS, rounds);
        figure(title + ": resident memory afterwards", server.megabytes(), "MB", 1, "serial collector");
        for (Requirement each : Requirement.all())
            figure(title + ": " + each.name(), each.met().test(Client.raw(server.port(), each.request())) ? 1 : 0,
                    "met", 1, "as AWS Lambda passes it on");
    }

    private static double[] settled(List<Double> turns) {
        return turns.stream().skip(turns.size() / 4).mapToDouble(Double::doubleValue).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void figure(String name, double value, String unit, long n, String condition) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("name", name);
        figure.put("value", value);
        figure.put("unit", unit);
        figure.put("n", n);
        figure.put("condition", condition);
        figures.add(figure);
    }
}
