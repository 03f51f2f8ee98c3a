package lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import lab.platform.LocalPlatform;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/**
 * Where the time goes between the start of a restore and its first answer, and what the page cache has to do with it.
 */
final class RestoreBench {

    static final int WHOLE_VCPU_MB = 1769;
    private static final int RESTORES = 20;
    private static final int FROM_DISK = 10;
    private static final int WARM = 500;
    private static final int PART = 100;
    static final String PUBLISHED = "publication, once";
    static final String SIZE = "size of the snapshot";
    static final String FIRST_ANSWER = "restore to first answer, p50";
    static final String RESTORE = "of it the snapshot restore (CRIU, local)";
    static final String RUNTIME = "of it the runtime's way to its first event";
    static final String FIRST_CALL = "of it the first call, Duration";
    static final String NEXT = "Duration of the " + PART + " calls after it, p50";
    static final String LATER = "Duration of calls " + (WARM - PART + 1) + " to " + WARM + ", p50";
    static final String FIRST_CPU = "CPU time until the first answer, p50";
    static final String NEXT_CPU = "CPU time of the " + PART + " calls after it, p50";
    static final String LATER_CPU = "CPU time of calls " + (WARM - PART + 1) + " to " + WARM + ", p50";
    static final String UNCACHED = "restore to first answer, snapshot not in the page cache, p50";
    private static final String PUBLICATION = "INIT, hooks and dump";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LocalPlatform platform;
    private final int memoryMb;
    private final String label;
    private final List<BenchFigure> figures = new ArrayList<>();
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    private RestoreBench(LocalPlatform platform, int memoryMb, String label) {
        this.platform = platform;
        this.memoryMb = memoryMb;
        this.label = label;
        platform.subscribe(heard::add);
    }

    /**
     * One call: what the client waited, the platform's word about it, and the copy's CPU time so far; NaN where nothing
     * tells.
     */
    private record One(double clientMs, Report report, double cpuMs) {

        Start.Restored restored() {
            if (report.start() instanceof Start.Restored restored) return restored;
            throw new Problem("The function did not start from a snapshot.",
                    "Name variants whose file says snapstart: true.");
        }
    }

    /**
     * @param memoryMb  decides the CPU share where the platform has limits
     * @param share     what a reader has to know of it, e.g. {@code 512 MB}
     * @param variables of the function that are other than the variant's own, e.g. {@code PRIMING=300}
     */
    static List<BenchFigure> measure(LocalPlatform platform, Built function, int memoryMb, String share,
            Map<String, String> variables) throws IOException, InterruptedException {
        String given = String.join(" ",
                variables.entrySet().stream().map(each -> " " + each.getKey() + "=" + each.getValue()).toList());
        return new RestoreBench(platform, memoryMb, function.variant().name() + given + ", " + share).measure(function,
                variables);
    }

    private List<BenchFigure> measure(Built function, Map<String, String> variables)
            throws IOException, InterruptedException {
        FunctionConfig own = platform.configure("restores", function, memoryMb, 1);
        Map<String, String> environment = new HashMap<>(own.environment());
        environment.putAll(variables);
        long start = System.nanoTime();
        platform.deploy(own.withEnvironment(environment));
        add(PUBLISHED, (System.nanoTime() - start) / 1e6, "ms", 1, PUBLICATION);
        Path snapshot = platform.snapshot("restores").orElseThrow(
                () -> new Problem(label + " has no snapshot.", "Name variants whose file says snapstart: true."));
        try (HttpClient http = HttpClient.newHttpClient(); Stream<Path> images = Files.list(snapshot)) {
            List<Path> files = images.filter(each -> each.toString().endsWith(".img")).toList();
            add(SIZE, files.stream().mapToLong(each -> each.toFile().length()).sum() / 1e6, "MB", 1, "");
            restore(http, List.of()); // the first one finds what only one has to find out
            List<One> cached = new ArrayList<>();
            for (int i = 0; i < RESTORES; i++) cached.add(restore(http, List.of()));
            median(FIRST_ANSWER, cached.stream().map(One::clientMs), "seen by the client");
            median(RESTORE, cached.stream().map(one -> one.restored().restoreMs() - one.restored().billedMs()),
                    "until the process goes on");
            median(RUNTIME, cached.stream().map(one -> one.restored().billedMs()), "hooks after the restore included");
            median(FIRST_CALL, cached.stream().map(one -> one.report().durationMs()), "S3 and DynamoDB Local");
            List<Double> warm = new ArrayList<>();
            List<Double> warmCpu = new ArrayList<>();
            double before = cached.getLast().cpuMs();
            for (int i = 0; i < WARM; i++) {
                One one = call(http);
                warm.add(one.report().durationMs());
                warmCpu.add(one.cpuMs() - before);
                before = one.cpuMs();
            }
            median(NEXT, warm.subList(0, PART).stream(), "one after the other");
            median(LATER, warm.subList(WARM - PART, WARM).stream(), "one after the other");
            cpu(FIRST_CPU, cached.stream().map(One::cpuMs), "restore included, by the limits' accounting");
            cpu(NEXT_CPU, warmCpu.subList(0, PART).stream(), "by the limits' accounting");
            cpu(LATER_CPU, warmCpu.subList(WARM - PART, WARM).stream(), "by the limits' accounting");
            List<One> fromDisk = new ArrayList<>();
            for (int i = 0; i < FROM_DISK; i++) fromDisk.add(restore(http, files));
            median(UNCACHED, fromDisk.stream().map(One::clientMs),
                    "seen by the client; an analogue of AWS's first restore, no figure of it");
        }
        platform.remove("restores");
        return figures;
    }

    private void cpu(String what, Stream<Double> samples, String condition) {
        List<Double> measured = samples.filter(ms -> !Double.isNaN(ms)).toList();
        if (!measured.isEmpty()) median(what, measured.stream(), condition);
    }

    private void median(String what, Stream<Double> samples, String condition) {
        double[] values = samples.mapToDouble(Double::doubleValue).toArray();
        add(what, Percentiles.of(values, 0.5), "ms", values.length, condition);
    }

    private void add(String what, double value, String unit, long n, String condition) {
        figures.add(new BenchFigure(label + ": " + what, value, unit, n, condition));
    }

    private One restore(HttpClient http, List<Path> uncached) throws IOException, InterruptedException {
        platform.forceCold("restores");
        for (Path each : uncached)
            new ProcessBuilder("dd", "of=" + each, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
                    .redirectErrorStream(true).start().waitFor();
        return call(http);
    }

    private One call(HttpClient http) throws IOException, InterruptedException {
        heard.clear();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(platform.url("restores")).POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        double clientMs = (System.nanoTime() - start) / 1e6;
        platform.settle(PATIENCE);
        if (answer.statusCode() != 200)
            throw new Problem(label + " answered " + answer.statusCode() + " " + answer.body() + ".",
                    "Try it with ./jbang invoke first.");
        Invocation invocation = heard.poll();
        return new One(clientMs, invocation.report(), invocation.cpuMs());
    }
}
