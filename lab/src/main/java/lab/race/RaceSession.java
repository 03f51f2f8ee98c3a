package lab.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lab.Home;
import lab.load.K6;
import lab.platform.LocalPlatform;
import lab.platform.Platform;
import lab.run.Faults;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Heat;
import lab.run.record.Measured;
import lab.run.record.OwnCalls;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.run.record.Reconcile;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import lab.run.summary.Summary;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** One session of a race. It begins with the order, or where an earlier session ended, and ends with the summary. */
public final class RaceSession {

    private final Home home;
    private final RaceListener listener;

    public RaceSession(Home home, RaceListener listener) {
        this.home = home;
        this.listener = listener;
    }

    /**
     * The result.
     *
     * @param broken variants that were left out because their build failed, they do not start, or their response is
     *               wrong
     */
    public record Outcome(Path folder, RunRecord run, List<CellRecord> cells, Summary summary, Reconcile reconcile,
            Set<String> broken) {

        /** Did all variants run, did their calls succeed, and is no request lost? Only then all is well. */
        public boolean sound(Faults faults) {
            return reconcile.nothingLost() && broken.isEmpty() && !faults.serious();
        }
    }

    /** Builds the participants, writes the plan down, and runs it, all on this machine. */
    public Outcome begin(Order order) throws IOException, InterruptedException {
        return begin(order, LocalPlatform.fresh(home, Route.PLAIN), Optional.empty());
    }

    /**
     * The same, within the time that an audience has.
     *
     * @param most the longest time from the moment when the listener lets the race begin until the last sample; what is
     *             not done by then is left out
     */
    public Outcome begin(Order order, Duration most) throws IOException, InterruptedException {
        return begin(order, LocalPlatform.fresh(home, Route.PLAIN), Optional.of(most));
    }

    /** The same on any platform. */
    public Outcome begin(Order order, Platform platform) throws IOException, InterruptedException {
        return begin(order, platform, Optional.empty());
    }

    private Outcome begin(Order order, Platform platform, Optional<Duration> most)
            throws IOException, InterruptedException {
        K6 k6 = K6.find(home, listener.builds());
        Participants named = platform.participants(order.variants(), listener.builds());
        Optional<Participants> also =
                order.also().map(heat -> platform.participants(heat.variants(), listener.builds()));
        Participants wanted = also.map(named::and).orElse(named);
        wanted.mustBeAbleToAnswer(order.payload());
        Optional<OwnContract> own = OwnContract.of(home, wanted);
        long seed = order.seed().orElseGet(() -> new Random().nextInt(1_000_000));
        List<Heat> heats = heats(order, named, also, platform);
        platform.announce(plan(order, wanted, heats, platform, seed));
        Outcome outcome;
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (Platform open = platform.open(scratch)) {
            Optional<OwnLoad> load = load(own, open, scratch);
            Preflight.Result first = new Preflight(open, own, load).check(wanted.builds());
            Participants field = wanted.without(first.broken(), listener::say);
            Plan asOrdered = plan(order, field, heats, open, seed);
            Plan plan = own.map(contract -> contract.in(asOrdered)).orElse(asOrdered);
            listener.ready(open, plan, field);
            Deadline deadline = most.map(Deadline::in).orElseGet(Deadline::none);
            RunRecord run = RunConditions.of(home, order, plan, open.place(), k6, field, first.firstAnswerMs());
            try (RunFolder folder =
                    RunFolder.create(order.results().orElse(home.results()), order.profile().name(), Instant.now())) {
                open.remember(folder.path());
                folder.write(RunFolder.RUN, Json.MAPPER.writeValueAsString(run));
                Set<String> broken = new TreeSet<>(wanted.failed());
                broken.addAll(first.broken().keySet());
                outcome = carryOut(folder, run, field, open, k6, deadline, broken, load);
            }
        }
        Folders.delete(scratch);
        return outcome;
    }

    /**
     * Races the ways to run a user's own function, which the platform can deploy already.
     *
     * @param calls    how it is called
     * @param measured what the run folder keeps of it
     */
    public Outcome measure(Order order, Participants field, Platform open, OwnCalls calls, OwnLoad load,
            Measured measured) throws IOException, InterruptedException {
        K6 k6 = K6.find(home, listener.builds());
        long seed = order.seed().orElseGet(() -> new Random().nextInt(1_000_000));
        Plan plan = plan(order, field, heats(order, field, Optional.empty(), open), open, seed).of(calls);
        open.announce(plan);
        RunRecord run = RunConditions.of(home, order, plan, open.place(), k6, field, Map.of());
        try (RunFolder folder =
                RunFolder.create(order.results().orElse(home.results()), order.profile().name(), Instant.now())) {
            open.remember(folder.path());
            folder.write(RunFolder.RUN, Json.MAPPER.writeValueAsString(run));
            folder.write(RunFolder.MEASURED, Json.MAPPER.writeValueAsString(measured));
            return carryOut(folder, run, field, open, k6, Deadline.none(), measured.failed().keySet(),
                    Optional.of(load));
        }
    }

    /**
     * Goes on with a run that was interrupted; finished visits are not repeated.
     *
     * @param platformOf finds the platform for the place where it began
     */
    public Outcome resume(Path path, Function<Place, Platform> platformOf) throws IOException, InterruptedException {
        return resume(path, 0, platformOf);
    }

    /**
     * The same, and adds environments to every cell of the plan.
     *
     * @param more how many; 0 for none
     */
    public Outcome resume(Path path, int more, Function<Place, Platform> platformOf)
            throws IOException, InterruptedException {
        RunRecord begun = begun(path);
        if (Files.exists(path.resolve(RunFolder.MEASURED)))
            throw new Problem("This run measured your own function.",
                    "Continue it with ./jbang measure --resume " + path);
        Platform platform = platformOf.apply(begun.place());
        Participants field = platform.participants(List.copyOf(begun.variants().keySet()), listener.builds());
        mustBeTheSame(begun, field);
        Outcome outcome;
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (RunFolder folder = RunFolder.resume(path); Platform open = platform.open(scratch)) {
            outcome = goOn(folder, begun, more, field, open, load(OwnContract.of(home, field), open, scratch));
        }
        Folders.delete(scratch);
        return outcome;
    }

    /**
     * The same with a user's own function, which the platform can deploy already.
     *
     * @param more environments for each cell; 0 for none
     */
    public Outcome measureOn(Path path, int more, Participants field, Platform open, OwnLoad load)
            throws IOException, InterruptedException {
        RunRecord begun = begun(path);
        mustBeTheSame(begun, field);
        try (RunFolder folder = RunFolder.resume(path)) {
            return goOn(folder, begun, more, field, open, Optional.of(load));
        }
    }

    private static RunRecord begun(Path path) throws IOException {
        return Json.MAPPER.readValue(RunFolder.open(path).run().toString(), RunRecord.class);
    }

    private static void mustBeTheSame(RunRecord begun, Participants field) {
        for (Map.Entry<String, RunRecord.VariantRecord> variant : begun.variants().entrySet())
            if (!field.builds().containsKey(variant.getKey())
                    || !builtName(field, variant.getKey()).equals(variant.getValue().built()))
                throw new Problem("The variant " + variant.getKey() + " has changed since this run began.",
                        "Start a new run, or restore the variant's sources and tools.");
    }

    private Outcome goOn(RunFolder folder, RunRecord begun, int more, Participants field, Platform open,
            Optional<OwnLoad> own) throws IOException, InterruptedException {
        RunRecord run = more == 0 ? begun : begun.with(begun.plan().extended(more));
        if (more > 0) folder.write(RunFolder.RUN, Json.MAPPER.writeValueAsString(run));
        return carryOut(folder, run, field, open, K6.find(home, listener.builds()), Deadline.none(), Set.of(), own);
    }

    private static Optional<OwnLoad> load(Optional<OwnContract> own, Platform open, Path scratch) throws IOException {
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get().load(open, scratch));
    }

    /** @param also those that race at sizes of their own */
    private List<Heat> heats(Order order, Participants named, Optional<Participants> also, Platform platform) {
        List<Heat> heats = new ArrayList<>();
        heats.add(new Heat(List.copyOf(named.builds().keySet()), platform.sizes(order.sizes(), listener::say)));
        also.ifPresent(more -> heats.add(new Heat(List.copyOf(more.builds().keySet()),
                platform.sizes(order.also().orElseThrow().memoryMb(), _ -> {})))); // it was said once
        return heats;
    }

    private static Plan plan(Order order, Participants field, List<Heat> heats, Platform platform, long seed) {
        Set<String> compiling = field.builds().values().stream().map(Built::variant).filter(Variant::compiles)
                .map(Variant::name).collect(Collectors.toSet());
        return Plan.of(order.profile(), heats.stream().map(heat -> heat.only(field.builds().keySet())).toList(),
                compiling, platform.place().cores(), order.timeScale(), order.payload(), seed);
    }

    static String builtName(Participants field, String variant) {
        return field.builds().get(variant).folder().getFileName().toString();
    }

    private Outcome carryOut(RunFolder folder, RunRecord planned, Participants field, Platform platform, K6 k6,
            Deadline deadline, Set<String> broken, Optional<OwnLoad> own) throws IOException, InterruptedException {
        Race race = new Race(platform, k6, folder, planned.plan(), field.builds(),
                home.checkout().resolve("scripts/k6"), listener, deadline, own);
        Reconcile reconcile = race.run();
        RunRecord run = planned.ended(race.carriedOut(), race.processes());
        folder.write(RunFolder.RUN, Json.MAPPER.writeValueAsString(run));
        List<CellRecord> cells = new ArrayList<>();
        for (Cell cell : run.plan().cells())
            cells.add(Json.MAPPER.readValue(Files.readString(folder.cell(cell.name()).resolve(RunFolder.CELL)),
                    CellRecord.class));
        return new Outcome(folder.path(), run, cells, Summary.write(folder), reconcile, broken);
    }
}
