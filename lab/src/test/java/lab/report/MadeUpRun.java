package lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Writes a run folder of invented numbers, for tests of charts and report only: nothing in it was measured. Times follow the
 * shape of memory against CPU share (a fixed wait plus work over memory / 1769) with random spread from a seed.
 */
public final class MadeUpRun {

    /** Invented CPU milliseconds of one variant, and what it waits for beside. */
    public record Speed(double initMs, double firstCpuMs, double warmCpuMs, double waitMs, int peakMb) {}

    private static final Quantile TYPE_7 = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);
    private static final String HEAD = "variant,memory_mb,start,metric,unit,clock,n,p50,p90,p95,p99,max,mean,low,high";

    private final Random random = new Random(7);
    private final List<String> summary = new ArrayList<>(List.of(HEAD));
    private final Path folder;
    private final int coldStarts, warmCalls;
    private double clockMs = 1_795_000_000_000.0;

    private MadeUpRun(Path folder, int coldStarts, int warmCalls) {
        this.folder = folder;
        this.coldStarts = coldStarts;
        this.warmCalls = warmCalls;
    }

    /** The variants that every run should show, with made-up speeds. */
    public static Map<String, Speed> usual() {
        Map<String, Speed> usual = new LinkedHashMap<>();
        usual.put("java-jvm", new Speed(700, 480, 3.1, 6, 158));
        usual.put("java-tuned", new Speed(520, 310, 2.2, 4.5, 135));
        usual.put("java-aot", new Speed(240, 160, 2.1, 4.5, 136));
        usual.put("python", new Speed(240, 9, 2.0, 5, 56));
        usual.put("rust", new Speed(20, 2, 0.25, 3.5, 12));
        return usual;
    }

    /** Writes the folder and returns it. */
    public static Path write(Path folder, Map<String, Speed> variants, List<Integer> sizesMb, int coldStarts, int warmCalls) throws IOException {
        MadeUpRun run = new MadeUpRun(folder, coldStarts, warmCalls);
        for (int memoryMb : sizesMb) for (var variant : variants.entrySet()) run.cells(variant.getKey(), variant.getValue(), memoryMb);
        Files.write(folder.resolve("summary.csv"), run.summary);
        Files.writeString(folder.resolve("run.json"), RUN_JSON);
        Files.writeString(folder.resolve("reconcile.json"), RECONCILE_JSON);
        return folder;
    }

    /** The run that most tests look at. */
    public static Path quick(Path folder) throws IOException {
        return write(folder, usual(), List.of(256, 512), 5, 200);
    }

    private void cells(String variant, Speed speed, int memoryMb) throws IOException {
        double share = Math.min(1, (memoryMb == 0 ? 1769 : memoryMb) / 1769.0);
        String name = variant + "-" + (memoryMb == 0 ? "unlimited" : memoryMb);
        List<String> cold = new ArrayList<>(), warm = new ArrayList<>();
        double[] init = new double[coldStarts], first = new double[coldStarts], handler = new double[warmCalls];
        for (int i = 0; i < coldStarts; i++) {
            init[i] = spread(speed.initMs, 0.05);
            first[i] = spread(speed.waitMs + speed.firstCpuMs / share, 0.08);
            cold.add(line(name + "-cold", "cold", init[i], first[i], memoryMb, speed));
        }
        for (int i = 0; i < warmCalls; i++) {
            handler[i] = spread(speed.waitMs + speed.warmCpuMs / share, 0.15) * (random.nextInt(60) == 0 ? 3 : 1);
            warm.add(line(name + "-warm", "measured", 0, handler[i], memoryMb, speed));
        }
        if (coldStarts > 0) write(name + "-cold", cold);
        write(name + "-warm", warm);
        summarise(variant, memoryMb, speed, init, first, handler);
    }

    private void summarise(String variant, int memoryMb, Speed speed, double[] init, double[] first, double[] handler) {
        double[] cold = new double[init.length], billed = new double[init.length];
        Arrays.setAll(cold, i -> init[i] + first[i]);
        Arrays.setAll(billed, i -> Math.ceil(cold[i]));
        if (coldStarts > 0) {
            row(variant, memoryMb, "cold", "cold", "ms", "platform", cold);
            row(variant, memoryMb, "cold", "init", "ms", "platform", init);
            row(variant, memoryMb, "cold", "first", "ms", "platform", first);
            row(variant, memoryMb, "cold", "billed", "ms", "platform", billed);
            row(variant, memoryMb, "cold", "cpu", "ms", "platform", with(init.length, speed.initMs * 0.9 + speed.firstCpuMs));
            row(variant, memoryMb, "cold", "peak", "MB", "platform", with(init.length, speed.peakMb));
        }
        row(variant, memoryMb, "warm", "handler", "ms", "platform", handler);
        row(variant, memoryMb, "warm", "client", "ms", "k6", Arrays.stream(handler).map(ms -> ms + 0.6).toArray());
        row(variant, memoryMb, "warm", "billed", "ms", "platform", Arrays.stream(handler).map(Math::ceil).toArray());
        row(variant, memoryMb, "warm", "cpu", "ms", "platform", with(handler.length, speed.warmCpuMs));
        row(variant, memoryMb, "warm", "peak", "MB", "platform", with(handler.length, speed.peakMb));
    }

    private double[] with(int n, double around) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> spread(around, 0.03));
        return values;
    }

    private double spread(double around, double share) {
        return around * Math.exp(share * random.nextGaussian());
    }

    private void row(String variant, int memoryMb, String start, String metric, String unit, String clock, double[] values) {
        double[] q = new double[4];
        double[] at = {0.5, 0.9, 0.95, 0.99};
        Arrays.setAll(q, i -> i == 0 || values.length * (1 - at[i]) >= 10 ? TYPE_7.evaluate(values, at[i]) : Double.NaN);
        double max = Arrays.stream(values).max().orElseThrow(), mean = Arrays.stream(values).average().orElseThrow();
        double half = 1.6 * Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum()) / values.length;
        summary.add(String.join(",", variant, "" + memoryMb, start, metric, unit, clock, "" + values.length,
                number(q[0]), number(q[1]), number(q[2]), number(q[3]), number(max), number(mean), number(q[0] - half), number(q[0] + half)));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    private String line(String cell, String phase, double initMs, double durationMs, int memoryMb, Speed speed) {
        clockMs += phase.equals("cold") ? 1500 : 250;
        String init = initMs > 0 ? "\"start\":\"cold\",\"initMs\":%.3f".formatted(initMs) : "\"start\":\"warm\"";
        return String.format(Locale.ROOT, "{\"requestId\":\"%s\",\"function\":\"%s\",\"environment\":\"%s/1\",\"phase\":\"%s\",\"sender\":\"made-up\",\"at\":%.0f,%s,"
                        + "\"durationMs\":%.3f,\"billedMs\":%.0f,\"memoryMb\":%d,\"peakMb\":%d,\"cpuMs\":%.1f,\"status\":\"success\"}",
                new UUID(random.nextLong(), random.nextLong()), cell, cell, phase, clockMs, init, durationMs, Math.ceil(initMs + durationMs),
                memoryMb, speed.peakMb, speed.warmCpuMs);
    }

    private void write(String cell, List<String> lines) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("cells").resolve(cell)).resolve("reports.ndjson");
        Files.write(reports, lines);
    }

    private static final String RUN_JSON = """
            {
              "place": "local", "startedAt": "2026-11-23T14:05:12Z", "commit": "0000000", "madeUp": true,
              "command": "./jbang race --profile quick --seed 7",
              "plan": {"profile": {"name": "quick", "load": "PACED", "rate": 4, "rounds": 5, "warmUp": 40}, "seed": 7, "cores": 2},
              "machine": {"cpu": "Invented CPU @ 1 GHz", "cores": 2, "memoryGb": 8, "os": "Debian GNU/Linux 12", "kernel": "6.1", "arch": "amd64"},
              "limits": {"cgroup v1": "CPU share and memory limit by cgroup v1."},
              "versions": {"java": "25", "k6": "1.8.1", "python": "3.11"},
              "builds": {}
            }
            """;

    private static final String RECONCILE_JSON = """
            {"sent": 2050, "reported": 2050, "throttled": 0, "undelivered": 0, "succeeded": 2050, "objects": 2050, "items": 2050, "orphans": 0, "unexplained": []}
            """;
}
