package lab.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.stream.IntStream;
import lab.run.folder.InvocationLines;
import lab.run.record.CellRecord;
import lab.run.record.Habit;
import lab.run.record.Hybrid;
import lab.run.record.Machine;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.Reconcile;
import lab.run.record.RequestTally;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.report.Start;
import locallambda.report.Start.Kind;

/**
 * Writes a run folder of invented numbers, for tests of charts and report only: nothing in it was measured. Times
 * follow the shape of memory against CPU share (a fixed wait plus work over memory / 1769) with random spread from a
 * seed. A variant whose name ends with {@code -snapstart} starts from snapshots.
 */
public final class MadeUpRun {

    /** Invented CPU milliseconds of one variant, and what it waits for beside. */
    public record Speed(double initMs, double firstCpuMs, double warmCpuMs, double waitMs, int peakMb) {}

    private static final int ENVIRONMENTS = 5, EARLY_CALLS = 49;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD =
            "variant,memory_mb,start,metric,unit,clock,n,environments,p50,p90,p95,p99,max,mean,low,"
                    + "high,p90_low,p90_high,p95_low,p95_high,p99_low,p99_high";

    private final Random random = new Random(7);
    private final List<String> summary = new ArrayList<>(List.of(HEAD));
    private final Path folder;
    private final int coldStarts, warmCalls;

    private MadeUpRun(Path folder, int coldStarts, int warmCalls) {
        this.folder = folder;
        this.coldStarts = coldStarts;
        this.warmCalls = warmCalls;
    }

    /** The variants that every run should show, with made-up speeds. */
    public static Map<String, Speed> usual() {
        Map<String, Speed> usual = new LinkedHashMap<>();
        usual.put("java-aot", new Speed(240, 160, 2.1, 4.5, 136));
        usual.put("java-jvm", new Speed(700, 480, 3.1, 6, 158));
        usual.put("java-tuned", new Speed(520, 310, 2.2, 4.5, 135));
        usual.put("python", new Speed(240, 9, 2.0, 5, 56));
        usual.put("rust", new Speed(20, 2, 0.25, 3.5, 12));
        return usual;
    }

    /** The run that most tests look at. */
    public static Path quick(Path folder) throws IOException {
        return write(folder, usual(), List.of(256, 512), 5, 200);
    }

    /** Writes the folder and returns it. */
    public static Path write(Path folder, Map<String, Speed> variants, List<Integer> sizesMb, int coldStarts,
            int warmCalls) throws IOException {
        MadeUpRun run = new MadeUpRun(folder, coldStarts, warmCalls);
        for (var variant : variants.entrySet())
            for (int memoryMb : sizesMb) run.cells(variant.getKey(), variant.getValue(), memoryMb);
        Files.write(folder.resolve("summary.csv"), run.summary);
        JSON.writeValue(folder.resolve("run.json").toFile(), record(variants, sizesMb));
        long all = (long) variants.size() * sizesMb.size() * (coldStarts + warmCalls);
        JSON.writeValue(folder.resolve("reconcile.json").toFile(),
                new Reconcile(
                        new RequestTally(all, all, new RequestCounts(all, all, 0, 0), all, all, all, all, 0, 0, 0, 0),
                        Map.of()));
        return folder;
    }

    private static RunRecord record(Map<String, Speed> variants, List<Integer> sizesMb) {
        Map<String, RunRecord.VariantRecord> built = new LinkedHashMap<>();
        variants.forEach(
                (name, speed) -> built.put(name,
                        new RunRecord.VariantRecord(name, speed.peakMb * 100_000L, 12_000, name + "-0000",
                                name.contains("-rust") ? new Hybrid(
                                        List.of(name.startsWith("python") ? "python" : "java-tuned"), "rust") : null,
                                name.endsWith("-talk") ? new Habit(name.replace("-talk", ""), "a habit") : null)));
        Plan plan = Plan.of(Profile.named("quick").at(sizesMb), List.copyOf(variants.keySet()), sizesMb, 2, 1,
                JsonNodeFactory.instance.objectNode(), 7);
        return new RunRecord(RunRecord.FORMAT, "2026-11-23T14:05:12+01:00", "./jbang race --profile quick --seed 7",
                new Place.Local(
                        new Machine("Invented(R) Model 1 CPU @ 1 GHz", 2, 8, "Debian GNU/Linux 12", "6.1", "amd64"),
                        new Place.Limits("cgroup v1", "Invented for a test: CPU share and memory limit by cgroup v1."),
                        Route.PLAIN),
                Map.of("java", "25", "k6", "1.8.1", "python", "3.11"), new RunRecord.Git("", false), built,
                List.of(new RunRecord.Skipped("go", "Go is not installed.", "apt-get install -y golang")), plan,
                Map.of(), Map.of());
    }

    /** Each cold start begins an environment; the calls go to these in turn, or to one if there was none. */
    private void cells(String variant, Speed speed, int memoryMb) throws IOException {
        double share = Math.min(1, (memoryMb == 0 ? 1769 : memoryMb) / 1769.0);
        String name = variant + "-" + (memoryMb == 0 ? "unlimited" : memoryMb) + "-warm";
        List<Invocation> all = new ArrayList<>();
        double[] init = new double[coldStarts], first = new double[coldStarts], handler = new double[warmCalls];
        for (int i = 0; i < coldStarts; i++) {
            init[i] = spread(speed.initMs, 0.05);
            first[i] = spread(speed.waitMs + speed.firstCpuMs / share, 0.08);
            all.add(invocation(name, i, "cold", i * 60_000L,
                    variant.endsWith("-snapstart") ? new Start.Restored(init[i], 0) : new Start.Cold(init[i]), first[i],
                    memoryMb, speed));
        }
        double[] early = new double[coldStarts == 0 ? 0 : EARLY_CALLS * ENVIRONMENTS];
        Arrays.setAll(early, i -> 1.5 * spread(speed.waitMs + speed.warmCpuMs / share, 0.15));
        for (int i = 0; i < early.length; i++)
            all.add(invocation(name, i % ENVIRONMENTS, "first", i * 250L, new Start.Warm(), early[i], memoryMb, speed));
        for (int i = 0; i < warmCalls; i++) {
            handler[i] = spread(speed.waitMs + speed.warmCpuMs / share, 0.15) * (random.nextInt(60) == 0 ? 3 : 1);
            all.add(invocation(name, i % ENVIRONMENTS, "measured", i * 250L + i / 40 * 50_000L, new Start.Warm(),
                    handler[i], memoryMb, speed));
        }
        write(variant, memoryMb, name, all);
        summarize(variant, memoryMb, speed, init, first, early, handler);
    }

    private void write(String variant, int memoryMb, String name, List<Invocation> invocations) throws IOException {
        Path cell = Files.createDirectories(folder.resolve("cells").resolve(name));
        InvocationLines.write(cell.resolve("reports.ndjson"), invocations);
        JSON.writeValue(cell.resolve("cell.json").toFile(),
                new CellRecord(name, variant, memoryMb, Kind.WARM, "paced", 4, 2, 1.4, false, 0,
                        null, 0, Map.of(), null));
    }

    private void summarize(String variant, int memoryMb, Speed speed, double[] init, double[] first, double[] early,
            double[] handler) {
        double[] cold = new double[init.length];
        Arrays.setAll(cold, i -> init[i] + first[i]);
        String size = variant + "," + memoryMb;
        if (coldStarts > 0) {
            row(size, Kind.COLD, Metric.COLD, cold);
            row(size, Kind.COLD, Metric.INIT, init);
            row(size, Kind.COLD, Metric.FIRST, first);
            row(size, Kind.COLD, Metric.CPU, around(init.length, speed.initMs * 0.9 + speed.firstCpuMs));
            row(size, Kind.COLD, Metric.BILLED, Arrays.stream(cold).map(Math::ceil).toArray());
            row(size, Kind.WARM, Metric.EARLY, early);
        }
        row(size, Kind.WARM, Metric.HANDLER, handler);
        row(size, Kind.WARM, Metric.CLIENT, Arrays.stream(handler).map(ms -> ms + 0.6).toArray());
        row(size, Kind.WARM, Metric.CPU, around(handler.length, speed.warmCpuMs));
        row(size, Kind.WARM, Metric.BILLED, Arrays.stream(handler).map(Math::ceil).toArray());
        row(size, Kind.WARM, Metric.PEAK, around(1, speed.peakMb));
        summary.add(size + ",warm,errors,count,client,0,0" + ",".repeat(14));
    }

    private double[] around(int n, double middle) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> spread(middle, 0.03));
        return values;
    }

    private double spread(double middle, double share) {
        return middle * Math.exp(share * random.nextGaussian());
    }

    private void row(String size, Kind start, Metric metric, double[] values) {
        StringBuilder row = new StringBuilder(String.join(",", size, start.toString(), metric.label(), metric.unit(),
                metric.clock(), "" + values.length, "" + Math.min(values.length, ENVIRONMENTS)));
        for (double q : new double[] {0.5, 0.9, 0.95, 0.99})
            row.append(number(q == 0.5 || Quantile.carries(values.length, q) ? Percentiles.of(values, q) : Double.NaN));
        row.append(number(Arrays.stream(values).max().orElseThrow()))
                .append(number(Arrays.stream(values).average().orElseThrow()));
        for (double q : new double[] {0.5, 0.9, 0.95, 0.99}) row.append(interval(values, q));
        summary.add(row.toString());
    }

    private static String interval(double[] values, double q) {
        if (q > 0.5 && values.length < ENVIRONMENTS * EnvironmentInterval.fewestCalls(q)) return ",,";
        Interval interval = EnvironmentInterval.of(IntStream.range(0, Math.min(values.length, ENVIRONMENTS))
                .mapToDouble(one -> Percentiles.of(IntStream.range(0, values.length)
                        .filter(i -> i % ENVIRONMENTS == one).mapToDouble(i -> values[i]).toArray(), q))
                .toArray()).interval();
        return number(interval.low()) + number(interval.high());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "," : String.format(Locale.ROOT, ",%.3f", value);
    }

    private Invocation invocation(String cell, int environment, String phase, long atMs, Start start, double durationMs,
            int memoryMb,
            Speed speed) {
        double before = start instanceof Start.Cold(double initMs) ? initMs : 0; // a restore is not billed
        Report report = new Report(new UUID(random.nextLong(), random.nextLong()).toString(), durationMs,
                (long) Math.ceil(durationMs + before), memoryMb, speed.peakMb, start, Report.Status.SUCCESS, "");
        return new Invocation(cell, cell + "/" + environment, phase, "made-up", 1_795_000_000_000L + atMs,
                speed.warmCpuMs, report,
                "");
    }
}
