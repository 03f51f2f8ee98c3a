package lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.platform.LocalPlatform;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/** One snapshot of a bench: published once, restored in turns with others, and what was measured of it. */
final class RestoredFunction {

    /** Options that {@code snapshot.sh} gives to every restore of a snapshot, beside it. */
    private static final String OPTIONS = "options";
    private static final long SEED = 20;

    private final LocalPlatform platform;
    private final String function;
    private final String label;
    private final List<BenchFigure> figures = new ArrayList<>();
    private final List<TimedCalls.One> cached = new ArrayList<>();
    private final List<TimedCalls.One> fromDisk = new ArrayList<>();
    private final List<Double> warm = new ArrayList<>();
    private final List<Double> warmCpu = new ArrayList<>();
    private List<Path> files = List.of();

    /** @param function its name on the platform; {@code label} is its name in the figures */
    RestoredFunction(LocalPlatform platform, String function, String label) {
        this.platform = platform;
        this.function = function;
        this.label = label;
    }

    /** Takes the snapshot. */
    void publish(Built built, int memoryMb, RestorePlan.Row row) throws IOException {
        FunctionConfig own = platform.configure(function, built, memoryMb, 1);
        Map<String, String> environment = new HashMap<>(own.environment());
        row.env().forEach(
                (name, value) -> environment.compute(name, (same, before) -> value.isEmpty() ? null : value));
        long start = System.nanoTime();
        platform.deploy(own.withEnvironment(environment));
        add(RestoreBench.PUBLISHED, (System.nanoTime() - start) / 1e6, "ms", 1, "INIT, hooks and dump");
        Path snapshot = platform.snapshot(function).orElseThrow(
                () -> new Problem(label + " has no snapshot.", "Choose variants whose YAML file has snapstart: true."));
        try (Stream<Path> images = Files.list(snapshot)) {
            files = images.filter(each -> each.toString().endsWith(".img")).toList();
        }
        add(RestoreBench.SIZE, files.stream().mapToLong(each -> each.toFile().length()).sum() / 1e6, "MB", 1, "");
        if (!row.criu().isEmpty()) Files.writeString(snapshot.resolve(OPTIONS), row.criu() + "\n");
    }

    /** Restores it for the first time. This restore has extra work to do and is not counted. */
    void warmUp(TimedCalls calls) throws IOException, InterruptedException {
        calls.call(function).restored();
        platform.forceCold(function);
    }

    /** Restores it, calls the copy once and ends it, so that none is there beside the next one. */
    void restore(TimedCalls calls) throws IOException, InterruptedException {
        cached.add(calls.call(function));
        platform.forceCold(function);
    }

    /** The same with the snapshot's files dropped from the page cache. */
    void restoreFromDisk(TimedCalls calls) throws IOException, InterruptedException {
        for (Path each : files)
            new ProcessBuilder("dd", "of=" + each, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
                    .redirectErrorStream(true).start().waitFor();
        fromDisk.add(calls.call(function));
        platform.forceCold(function);
    }

    /** Restores it once more and calls that copy again and again. */
    void callAgain(TimedCalls calls, int times) throws IOException, InterruptedException {
        double before = calls.call(function).cpuMs();
        for (int i = 0; i < times; i++) {
            TimedCalls.One one = calls.call(function);
            warm.add(one.report().durationMs());
            warmCpu.add(one.cpuMs() - before);
            before = one.cpuMs();
        }
        platform.forceCold(function);
    }

    void remove() {
        platform.remove(function);
    }

    List<BenchFigure> figures() {
        int part = RestoreBench.PART;
        median(RestoreBench.FIRST_ANSWER, cached.stream().map(TimedCalls.One::clientMs), "measured by the client");
        median(RestoreBench.RESTORE, cached.stream().map(one -> one.restored().restoreMs() - one.restored().billedMs()),
                "until the process continues");
        median(RestoreBench.RUNTIME, cached.stream().map(one -> one.restored().billedMs()),
                "includes the hooks after the restore");
        median(RestoreBench.FIRST_CALL, cached.stream().map(one -> one.report().durationMs()),
                "S3 and DynamoDB Local");
        median(RestoreBench.REST,
                cached.stream()
                        .map(one -> one.clientMs() - one.restored().restoreMs() - one.report().durationMs()),
                "the request's path, and the parts of the environment that were not ready before");
        median(RestoreBench.FIRST_CPU, cached.stream().map(TimedCalls.One::cpuMs),
                "includes the restore, counted by the limits");
        median(RestoreBench.UNCACHED, fromDisk.stream().map(TimedCalls.One::clientMs),
                "measured by the client; comparable to AWS's first restore, but not a figure for AWS");
        String turns = "one after the other", accounting = "counted by the limits";
        median(RestoreBench.NEXT, warm.stream().limit(part), turns);
        median(RestoreBench.NEXT_CPU, warmCpu.stream().limit(part), accounting);
        if (warm.size() > part) {
            median(RestoreBench.later(warm.size()), warm.stream().skip(warm.size() - part), turns);
            median(RestoreBench.laterCpu(warm.size()), warmCpu.stream().skip(warm.size() - part), accounting);
        }
        return figures;
    }

    private void median(String what, Stream<Double> samples, String condition) {
        double[] values = samples.mapToDouble(Double::doubleValue).filter(each -> !Double.isNaN(each)).toArray();
        if (values.length == 0) return;
        Interval interval = Interval.ofMedian(values, SEED);
        figures.add(new BenchFigure(label + ": " + what, Percentiles.median(values), "ms", values.length, condition,
                values.length > 1 ? interval : null));
    }

    private void add(String what, double value, String unit, long n, String condition) {
        figures.add(new BenchFigure(label + ": " + what, value, unit, n, condition));
    }
}
