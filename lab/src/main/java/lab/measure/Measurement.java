package lab.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.race.Order;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.record.Measured;
import lab.run.record.OwnCalls;
import lab.run.record.Place;
import lab.run.record.Profile;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import lab.toolchain.Participants;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** Measures a user's own function: intake, preflight, training, and race. */
public final class Measurement {

    static final String PROFILE = "measure";
    private static final String PLATFORM = "platform";

    private final Home home;
    private final RaceListener listener;
    private final Function<List<String>, String> choose;

    /**
     * @param listener gets the progress
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
        return with(wish, function -> {
            listener.say("Handler: " + function.own().handler() + ".");
            int calls = wish.replays(wish.ways().size());
            listener.say(("The lab makes %d calls in all, %s, plus a few calls before it measures. Each call really "
                    + "runs your function, with all its effects.").formatted(calls, function.events().shares(calls)));
            try (LocalPlatform platform = open(LocalPlatform.fresh(home, Route.PLAIN), function)) {
                return begin(function, platform);
            }
        });
    }

    /**
     * Goes on with a measurement that was interrupted, or adds environments to one that is finished.
     *
     * @param more environments for each way and size; 0 for none
     * @throws Problem if the function, an event or this machine's limits have changed since
     */
    public RaceSession.Outcome resume(Path run, int more) throws IOException, InterruptedException {
        Kept kept = Kept.of(home, run);
        RunRecord begun = Run.record(run);
        if (!(begun.place() instanceof Place.Local here))
            throw new Problem(run + " was measured on AWS, and --resume continues only local runs.",
                    "Measure on AWS again: ./jbang measure --on-aws RUN, where RUN is the local run.");
        Wish wish = kept.wish().as(begun.variants().keySet().stream().map(Way::of).toList());
        return with(wish, function -> {
            kept.mustBe(function.own());
            try (LocalPlatform platform = open(LocalPlatform.again(home, here), function)) {
                Participants field = new Field(home, listener, function, platform).ready(new LinkedHashMap<>());
                return new RaceSession(home, listener).measureOn(run, more, field, platform, function.load(platform));
            }
        });
    }

    /** Whether the function of a run may call the internet. */
    public static boolean letsOut(Path run) {
        return Kept.of(Home.find(), run).network();
    }

    private interface Work {
        RaceSession.Outcome with(Taken function) throws IOException, InterruptedException;
    }

    private RaceSession.Outcome with(Wish wish, Work work) throws IOException, InterruptedException {
        Events events = Events.parse(wish.events());
        Expectation expectation = Expectation.of(wish.expect());
        Path scratch = Files.createTempDirectory("lambda-race-");
        Path code = Files.createDirectory(scratch.resolve("function"));
        boolean logs = false;
        try (OwnFunction function =
                OwnFunction.of(home, wish.given(), events, choose, listener.builds(), code)) {
            return work.with(new Taken(wish, events, expectation, function, scratch));
        } catch (Problem e) {
            logs = Files.isDirectory(scratch.resolve(PLATFORM)); // its sentence may name one
            throw e;
        } finally {
            Folders.delete(logs ? code : scratch);
        }
    }

    private static LocalPlatform open(LocalPlatform platform, Taken function) {
        LocalPlatform open = platform.open(function.scratch().resolve(PLATFORM));
        try {
            function.wish().stock().into(open);
            open.adjusting(config -> function.kept(config, open));
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private RaceSession.Outcome begin(Taken function, LocalPlatform platform) throws IOException, InterruptedException {
        Wish wish = function.wish();
        Field ready = new Field(home, listener, function, platform);
        Pace pace = new Pace(ready.trial().median(function.own().built(), wish.smallest()));
        listener.say(pace.estimate(wish));
        Map<String, String> failed = new LinkedHashMap<>();
        Participants field = ready.ready(failed);
        OwnCalls calls = new OwnCalls(function.events().all().size(), pace.rate());
        Measured measured = new Measured(wish.given().file(), function.own().handler(),
                function.events().all().stream().map(Events.Event::words).toList(), function.expectation().words(),
                List.copyOf(new TreeSet<>(wish.given().env().keySet())), wish.timeoutS(), pace.medianMs(),
                wish.callsPerMonth(), wish.coldShare(), wish.goal(), failed, function.own().isolation(),
                ready.trial().noticed(), Kept.write(home, wish, function.own()));
        return new RaceSession(home, listener).measure(order(wish, wish.sizes(), field, calls), field, platform, calls,
                function.load(platform), measured);
    }

    static Order order(Wish wish, List<Integer> sizes, Participants field, OwnCalls calls) {
        Profile profile =
                Profile.forOwn(PROFILE, sizes, wish.effort().environments, wish.effort().calls, calls.rate());
        return new Order(profile, List.copyOf(field.builds().keySet()), sizes, wish.seed(), 1, Order.payload("{}"),
                wish.out(), wish.command());
    }
}
