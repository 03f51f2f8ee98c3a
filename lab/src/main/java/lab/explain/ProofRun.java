package lab.explain;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.cost.Prices;
import lab.explain.Proof.Way;
import lab.platform.LocalPlatform;
import lab.run.record.Architecture;
import lab.run.record.Machine;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import lab.run.summary.Estimate;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/** Publishes a function three times, once for each way to prime it, and measures restores of all three in turn. */
public final class ProofRun {

    private static final int PUBLICATIONS = 3;
    /** Fewer restores are a short look, with one publication of each way. */
    private static final int MEASURED = 10;
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;
    private final LocalPlatform platform;
    private final int memoryMb;
    private final int restores;
    private final Consumer<String> say;
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param restores of each way, e.g. 20 */
    public ProofRun(Home home, LocalPlatform platform, int memoryMb, int restores, Consumer<String> say) {
        this.home = home;
        this.platform = platform;
        this.memoryMb = memoryMb;
        this.restores = restores;
        this.say = say;
        platform.subscribe(heard::add);
    }

    /**
     * @param subjects functions with SnapStart
     * @param advice   about some of them
     * @param scratch  a folder that functions can read
     * @throws Problem if one of them cannot be published or called
     */
    public Proof of(List<Subject> subjects, List<Priming> advice, String limits, Path scratch)
            throws IOException, InterruptedException {
        List<Proof.Line> lines = new ArrayList<>();
        for (Priming each : advice)
            lines.addAll(of(subjects.stream().filter(one -> one.name().equals(each.of().variant())).findFirst()
                    .orElseThrow(), each, Files.createDirectory(scratch.resolve("proof-" + each.of().variant()))));
        return new Proof(
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                Machine.here(), limits, memoryMb, lines);
    }

    /** Values that look as if they should be unique, but were the same in all copies of one snapshot. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private List<Proof.Line> of(Subject subject, Priming advice, Path folder) throws IOException, InterruptedException {
        Hooked hooked = Hooked.of(home, subject, advice, folder);
        Map<Way, List<Double>> publications = new EnumMap<>(Way.class);
        Map<Way, Double> sizes = new EnumMap<>(Way.class);
        int times = restores < MEASURED ? 1 : PUBLICATIONS;
        for (int i = 0; i < times; i++)
            for (Way way : Way.values()) {
                say.accept("%s, %s: publication %d of %d".formatted(subject.name(), way.title, i + 1, times));
                FunctionConfig config = hooked.config(way, platform, memoryMb);
                if (i > 0) platform.remove(config.name());
                long start = System.nanoTime();
                platform.deploy(config);
                publications.computeIfAbsent(way, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
                sizes.put(way, snapshotMb(config.name()));
            }
        say.accept("%s: %d restores of each snapshot …".formatted(subject.name(), restores));
        Map<Way, List<Invocation>> starts = starts(hooked);
        List<Proof.Line> lines = new ArrayList<>();
        for (Way way : Way.values()) {
            double publicationMs = median(publications.get(way).stream());
            double[] cold = starts.get(way).stream()
                    .mapToDouble(one -> one.report().start().beforeMs() + one.report().durationMs()).toArray();
            lines.add(new Proof.Line(subject.name(), way, cold.length,
                    new Estimate(Percentiles.of(cold, 0.5), Interval.ofMedian(cold, SEED)),
                    median(starts.get(way).stream().map(one -> one.report().durationMs())), sizes.get(way),
                    publicationMs, usd(publicationMs)));
            platform.remove(hooked.name(way));
        }
        return lines;
    }

    /** The first restore of each shows what only a first one has to find out. */
    private Map<Way, List<Invocation>> starts(Hooked hooked) throws IOException, InterruptedException {
        Map<Way, List<Invocation>> starts = new HashMap<>();
        List<String> answers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i <= restores; i++)
                for (Way way : Way.values()) {
                    Invocation one = restored(http, hooked, way, answers);
                    if (i > 0) starts.computeIfAbsent(way, _ -> new ArrayList<>()).add(one);
                }
        }
        SharedValues.of(answers, hooked.event()).forEach(each -> warnings.add(hooked.subject().name() + ": " + each));
        return starts;
    }

    private Invocation restored(HttpClient http, Hooked hooked, Way way, List<String> answers)
            throws IOException, InterruptedException {
        platform.forceCold(hooked.name(way));
        heard.clear();
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(platform.invocations(hooked.name(way)))
                .POST(HttpRequest.BodyPublishers.ofString(hooked.event())).build(),
                HttpResponse.BodyHandlers.ofString());
        platform.settle(PATIENCE);
        Invocation invocation = heard.poll();
        if (answer.statusCode() != 200 || invocation == null || !invocation.error().isEmpty())
            throw new Problem(hooked.name(way) + " answered " + answer.body().strip() + ".",
                    "First, call the function without priming: ./jbang invoke");
        if (way == Way.UNPRIMED) answers.add(answer.body());
        return invocation;
    }

    private double snapshotMb(String function) throws IOException {
        Path snapshot = platform.snapshot(function)
                .orElseThrow(() -> new Problem(function + " has no snapshot.", "Run ./jbang doctor to see what is "
                        + "missing."));
        try (Stream<Path> files = Files.list(snapshot)) {
            return files.filter(each -> each.toString().endsWith(".img")).mapToLong(each -> each.toFile().length())
                    .sum() / 1e6;
        }
    }

    private double usd(double ms) {
        Prices.Lambda price = Prices.published().lambda();
        return ms / 1000 * memoryMb / 1024
                * (Architecture.of(Machine.here().arch()) == Architecture.ARM ? price.arm() : price.x86()).getFirst()
                        .perGbSecond();
    }

    private static double median(Stream<Double> samples) {
        return Percentiles.of(samples.mapToDouble(Double::doubleValue).toArray(), 0.5);
    }
}
