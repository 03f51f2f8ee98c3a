package lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import lab.platform.LocalPlatform;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.report.Invocation;

/**
 * Why a paced call takes longer than one back to back: the same warm function called without a pause, with pauses, and
 * with pauses while something keeps the processors awake. docs/pacing.md reads the result.
 */
final class Pacing {

    private static final int WARM_UP = 300;
    private static final int CALLS = 120;
    private static final int ROUNDS = 2;
    /** A whole processor, so that the CPU quota plays no part. */
    private static final int MEMORY_MB = 1769;

    private static final String BACK_TO_BACK = "back to back";
    private static final String PACED = "250 ms between calls";
    private static final String AWAKE = ", processors kept awake";
    private static final String DURATION = ": Duration, p50";
    private static final String CPU = ": CPU a call, mean";

    private record Condition(String name, Duration pause, boolean awake) {}

    private static final List<Condition> CONDITIONS = List.of(
            new Condition(BACK_TO_BACK, Duration.ZERO, false),
            new Condition("50 ms between calls", Duration.ofMillis(50), false),
            new Condition(PACED, Duration.ofMillis(250), false),
            new Condition(BACK_TO_BACK + AWAKE, Duration.ZERO, true),
            new Condition(PACED + AWAKE, Duration.ofMillis(250), true));

    private final LocalPlatform platform;
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    Pacing(LocalPlatform platform) {
        this.platform = platform;
        platform.subscribe(heard::add);
    }

    /** Handler's Duration (p50) and CPU time a call (mean) of a function under each condition. */
    List<BenchFigure> measure(Built function) throws IOException, InterruptedException {
        String name = "pacing-" + function.variant().name();
        platform.deploy(name, function, MEMORY_MB, 1);
        List<List<Invocation>> collected = new ArrayList<>();
        CONDITIONS.forEach(condition -> collected.add(new ArrayList<>()));
        double[] cpuMs = new double[CONDITIONS.size()];
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(platform.url(name)).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
            call(http, request, WARM_UP, Duration.ZERO);
            for (int round = 0; round < ROUNDS; round++)
                for (int i = 0; i < CONDITIONS.size(); i++) {
                    Condition condition = CONDITIONS.get(i);
                    try (Spinners spinners = condition.awake() ? Spinners.start() : Spinners.none()) {
                        List<Invocation> calls = call(http, request, CALLS / ROUNDS, condition.pause());
                        collected.get(i).addAll(calls.subList(1, calls.size()));
                        cpuMs[i] += calls.getLast().cpuMs() - calls.getFirst().cpuMs();
                    }
                }
        }
        platform.remove(name);
        platform.emptyStores();
        List<BenchFigure> figures = new ArrayList<>();
        for (int i = 0; i < CONDITIONS.size(); i++) {
            List<Invocation> calls = collected.get(i);
            String condition = CONDITIONS.get(i).name(), variant = function.variant().name();
            figures.add(new BenchFigure(duration(variant, condition),
                    Percentiles.of(calls.stream().mapToDouble(one -> one.report().durationMs()).toArray(), 0.5), "ms",
                    calls.size(), MEMORY_MB + " MB, one environment"));
            figures.add(new BenchFigure(cpu(variant, condition), cpuMs[i] / calls.size(), "ms", calls.size(),
                    MEMORY_MB + " MB, one environment"));
        }
        return figures;
    }

    static List<String> conditions() {
        return CONDITIONS.stream().map(Condition::name).toList();
    }

    static String duration(String variant, String condition) {
        return variant + ", " + condition + DURATION;
    }

    static String cpu(String variant, String condition) {
        return variant + ", " + condition + CPU;
    }

    static boolean isOne(BenchFigure figure) {
        return CONDITIONS.stream().map(condition -> ", " + condition.name()).anyMatch(
                condition -> figure.name().endsWith(condition + DURATION) || figure.name().endsWith(condition + CPU));
    }

    /** The functions that were measured, in their order. */
    static List<String> functions(List<BenchFigure> figures) {
        return figures.stream().filter(Pacing::isOne).map(each -> each.name().substring(0, each.name().indexOf(',')))
                .distinct().toList();
    }

    /** What the figures say about one function. */
    static String finding(String variant, ToDoubleFunction<String> value) {
        double backToBack = value.applyAsDouble(duration(variant, BACK_TO_BACK)),
                paced = value.applyAsDouble(duration(variant, PACED));
        double moreMs = paced - backToBack,
                cpuMs = value.applyAsDouble(cpu(variant, PACED)) - value.applyAsDouble(cpu(variant, BACK_TO_BACK));
        double awakeMs = value.applyAsDouble(duration(variant, PACED + AWAKE)) - paced;
        return ("**%s**: With 250 ms between calls, the Duration is %.1f times as long as with back-to-back calls "
                + "(%+.2f ms), and the CPU time per call changes by %+.2f ms. With 250 ms between calls, keeping the "
                + "processors awake changes the Duration by %+.2f ms.")
                .formatted(variant, paced / backToBack, moreMs, cpuMs, awakeMs);
    }

    private List<Invocation> call(HttpClient http, HttpRequest request, int count, Duration pause)
            throws IOException, InterruptedException {
        heard.clear();
        for (int i = 0; i < count; i++) {
            http.send(request, HttpResponse.BodyHandlers.discarding());
            Thread.sleep(pause);
        }
        platform.settle(Duration.ofSeconds(5));
        return List.copyOf(heard);
    }
}
