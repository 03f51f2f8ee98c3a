package lab.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.race.Order;
import lab.race.OwnLoad;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.run.record.Cell;
import lab.run.record.Measured;
import lab.run.record.OwnCalls;
import lab.run.record.Profile;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.toolchain.Toolchains;
import locallambda.report.Start.Kind;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** Measures a user's own function: intake, pre-flight, training, race. */
public final class Measurement {

    /** The paced load's usual rate, calls per second and environment. */
    private static final double MOST_PER_SECOND = 4;
    private static final String PLATFORM = "platform";
    /** Training and snapshots, roughly, in seconds. */
    private static final int SECONDS_FOR_AOT = 20, SECONDS_FOR_SNAPSHOT = 4;

    private final Home home;
    private final RaceListener listener;
    private final Function<List<String>, String> choose;

    /**
     * @param listener hears how it goes on
     * @param choose   asks the user for one of several handlers
     */
    public Measurement(Home home, RaceListener listener, Function<List<String>, String> choose) {
        this.home = home;
        this.listener = listener;
        this.choose = choose;
    }

    /**
     * @return the run, with a cell for each way and size that could be measured
     * @throws Problem in one sentence for bad input, before anything long has started
     */
    public RaceSession.Outcome run(Wish wish) throws IOException, InterruptedException {
        Events events = Events.parse(wish.events());
        Expectation expectation = wish.expect().map(Expectation::parse).orElse(Expectation.NO_ERROR);
        Path scratch = Files.createTempDirectory("lambda-race-");
        Path code = Files.createDirectory(scratch.resolve("function"));
        boolean logs = false;
        try (OwnFunction function = OwnFunction.of(home, wish.given(), events, choose, listener.builds(), code)) {
            listener.say("Handler: " + function.handler() + ".");
            listener.say(("Each event is replayed hundreds of times, %d calls in all; each of them does what your "
                    + "function does.").formatted(wish.replays(wish.ways().size())));
            return measure(wish, events, expectation, function, scratch);
        } catch (Problem e) {
            logs = Files.isDirectory(scratch.resolve(PLATFORM)); // its sentence may name one
            throw e;
        } finally {
            Folders.delete(logs ? code : scratch);
        }
    }

    private RaceSession.Outcome measure(Wish wish, Events events, Expectation expectation, OwnFunction function,
            Path scratch) throws IOException, InterruptedException {
        try (LocalPlatform platform = LocalPlatform.fresh(home, Route.PLAIN).open(scratch.resolve(PLATFORM))) {
            platform.declare(wish.buckets(), wish.tables());
            UnaryOperator<FunctionConfig> kept = config -> function.kept(config, platform, wish.timeoutS());
            platform.adjusting(kept);
            Trial trial = new Trial(platform, events, expectation, function.border());
            double medianMs = trial.median(function.built(), wish.smallest());
            OwnCalls calls = new OwnCalls(events.all().size(), rate(medianMs));
            Profile profile = Profile.forOwn("measure", wish.sizes(), wish.effort().environments, wish.effort().calls,
                    calls.rate());
            listener.say(estimate(wish, medianMs, calls.rate()));
            Map<String, String> failed = new LinkedHashMap<>();
            Participants field = field(wish, function.ways(), trial,
                    () -> Training.run(function.ways(), events, kept, scratch.resolve("training")), failed);
            failed.forEach((way, why) -> listener.say("Without " + way + ": " + why));
            Measured measured = new Measured(wish.given().file(), function.handler(),
                    events.all().stream().map(Events.Event::words).toList(), expectation.words(),
                    List.copyOf(new TreeSet<>(wish.given().env().keySet())), wish.timeoutS(), medianMs,
                    wish.callsPerMonth(), wish.coldShare(), wish.goal(), failed, function.isolation(),
                    trial.noticed());
            Order order = new Order(profile, List.copyOf(field.builds().keySet()), wish.sizes(), wish.seed(), 1,
                    Order.payload("{}"), wish.out(), wish.command());
            return new RaceSession(home, listener).measure(order, field, platform, calls,
                    new OwnLoad(load(events, expectation, wish.timeoutS(), scratch), platform::invocations), measured);
        }
    }

    /** At most one call in twice the time that a call takes. */
    private static double rate(double medianMs) {
        double most = Math.min(MOST_PER_SECOND, 1000 / (2 * medianMs));
        return most < 0.1 ? most : Math.floor(most * 100) / 100;
    }

    private String estimate(Wish wish, double medianMs, double rate) {
        int cells = wish.ways().size() * wish.sizes().size();
        long snapshots = wish.ways().stream().filter(Way::snapStart).count() * wish.sizes().size();
        double visits = wish.sizes().stream().mapToDouble(size -> Math.max(1, Math.ceil(wish.ways().size()
                * new Cell("", size, Kind.WARM).vcpus()
                / Math.max(0.5, Runtime.getRuntime().availableProcessors() - 0.5)))).sum();
        double seconds = visits * wish.effort().environments * (wish.effort().calls / rate + 8)
                + snapshots * SECONDS_FOR_SNAPSHOT + (wish.ways().contains(Way.AOT) ? SECONDS_FOR_AOT : 0);
        return ("A call took %.1f ms (median at %d MB), so each environment gets %s calls per second. "
                + "%d ways and sizes, %d environments each: about %.0f minutes.").formatted(medianMs,
                        wish.smallest(),
                        rate == Math.rint(rate) ? "%.0f".formatted(rate) : "%.2f".formatted(rate), cells,
                        wish.effort().environments, Math.ceil(seconds / 60));
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** The ways that work here; the others go into {@code failed}, with the reason. */
    private Participants field(Wish wish, Ways ways, Trial trial, Step training, Map<String, String> failed)
            throws IOException, InterruptedException {
        Map<String, Built> builds = new TreeMap<>();
        List<RunRecord.Skipped> skipped = new ArrayList<>();
        Toolchains toolchains = new Toolchains(home.lambdas());
        for (Way way : wish.ways()) {
            Built built = ways.built(way);
            toolchains.addFor(built.variant(), listener::say);
            try {
                toolchains.missing(built.variant()).ifPresent(tool -> {
                    throw new Problem(tool.reason(), tool.fix());
                });
                if (way == Way.C1 && wish.ways().contains(Way.JVM) && JvmOptions.stopsAtC1(wish.given().jvmOptions()))
                    throw new Problem("jvm stops at C1 already, as AWS's managed runtime does.", "Leave out c1.");
                if (way == Way.AOT) training.run();
                if (way != Way.JVM) trial.once(built, wish.smallest());
                builds.put(way.variant(), built);
            } catch (Problem e) {
                failed.put(way.variant(), e.getMessage());
                skipped.add(new RunRecord.Skipped(way.variant(), e.getMessage(), e.next()));
            }
        }
        if (builds.isEmpty())
            throw new Problem("None of the ways could be measured: " + String.join(" ", failed.values()),
                    "Try --as jvm.");
        return new Participants(builds, skipped);
    }

    private static Path load(Events events, Expectation expectation, int timeoutS, Path scratch) throws IOException {
        ObjectNode load = Events.JSON.createObjectNode();
        events.all().forEach(event -> load.withArray("events").add(event.json()));
        events.order().forEach(index -> load.withArray("order").add(index));
        load.set("expect", expectation.json());
        load.put("timeoutS", timeoutS);
        return Files.writeString(scratch.resolve("events.json"), Events.JSON.writeValueAsString(load));
    }
}
