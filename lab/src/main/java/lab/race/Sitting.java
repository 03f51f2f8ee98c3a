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
import lab.Folders;
import lab.Home;
import lab.Problem;
import lab.lambda.Limits;
import lab.load.K6;
import lab.platform.Local;
import lab.result.RunFolder;
import lab.result.Summary;

/** One go at a run, from its order or from where an earlier go ended, to the summary. */
public final class Sitting {

    private final Home home;
    private final RaceListener listener;

    public Sitting(Home home, RaceListener listener) {
        this.home = home;
        this.listener = listener;
    }

    /** What came out. */
    public record Outcome(Path folder, RunRecord run, List<CellRecord> cells, Summary summary, Reconcile reconcile) {}

    /** Builds who takes part, writes the plan down, runs it. */
    public Outcome begin(Order order) throws IOException, InterruptedException {
        return begin(order, Optional.empty());
    }

    /**
     * The same, and no longer than an audience has.
     *
     * @param most from the moment in which the listener lets it begin to the last sample; what is not done then is left out
     */
    public Outcome begin(Order order, Optional<Duration> most) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        if (!machine.supported())
            throw new Problem("The race runs on Linux (x86-64 and arm64, WSL2 included), not on " + machine.os() + " " + machine.arch() + ".",
                    "Use a Linux container or virtual machine: README.md, Platforms.");
        K6 k6 = K6.find(home, listener::say);
        Field field = Field.of(home, order.variants(), listener);
        Limits limits = Limits.detect();
        if (!limits.cpu()) listener.say("No CPU limit can be set here: " + limits.describe() + " All memory sizes are one cell named unlimited.");
        long seed = order.seed().orElseGet(() -> new Random().nextInt(1_000_000));
        Plan plan = Plan.of(order.profile(), List.copyOf(field.builds().keySet()), limits.cpu() ? order.sizes() : List.of(0),
                machine.cores(), order.timeScale(), order.payload(), seed);
        Outcome outcome;
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (Local platform = Local.start(home, limits, scratch, 0)) {
            Map<String, Long> firstAnswerMs = new Preflight(platform, scratch.resolve("logs")).check(field.builds());
            listener.ready(platform, plan, field);
            Deadline deadline = most.map(Deadline::in).orElseGet(Deadline::none);
            RunRecord run = Conditions.of(home, order, plan, machine, limits, k6, field, firstAnswerMs);
            try (RunFolder folder = RunFolder.create(order.results().orElse(home.results()), order.profile().name(), Instant.now())) {
                folder.write("run.json", Json.MAPPER.writeValueAsString(run));
                outcome = sit(folder, run, field, platform, k6, deadline);
            }
        }
        Folders.delete(scratch);
        return outcome;
    }

    /** Goes on with a run that was interrupted; finished visits are not repeated. */
    public Outcome resume(Path path) throws IOException, InterruptedException {
        RunRecord run = Json.MAPPER.readValue(RunFolder.open(path).run().toString(), RunRecord.class);
        Field field = Field.of(home, List.copyOf(run.variants().keySet()), listener);
        for (Map.Entry<String, RunRecord.VariantRecord> variant : run.variants().entrySet())
            if (!field.builds().containsKey(variant.getKey()) || !builtName(field, variant.getKey()).equals(variant.getValue().built()))
                throw new Problem("The variant " + variant.getKey() + " is not the one this run began with.",
                        "Start a new run, or bring its sources and tools back to what they were.");
        Limits limits = Limits.detect();
        if (!limits.name().equals(run.limits().get("name")))
            throw new Problem("This run began under " + run.limits().get("name") + " limits, here " + limits.name() + " are in force.",
                    "Resume it as the same user on the same machine, or start a new run.");
        K6 k6 = K6.find(home, listener::say);
        Outcome outcome;
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (RunFolder folder = RunFolder.resume(path); Local platform = Local.start(home, limits, scratch, 0)) {
            outcome = sit(folder, run, field, platform, k6, Deadline.none());
        }
        Folders.delete(scratch);
        return outcome;
    }

    static String builtName(Field field, String variant) {
        return field.builds().get(variant).folder().getFileName().toString();
    }

    private Outcome sit(RunFolder folder, RunRecord planned, Field field, Local platform, K6 k6, Deadline deadline) throws IOException, InterruptedException {
        Race race = new Race(platform, k6, folder, planned.plan(), field.builds(), home.checkout().resolve("scripts/k6"), listener, deadline);
        Reconcile reconcile = race.run();
        RunRecord run = planned.ended(race.carriedOut(), race.processes());
        folder.write("run.json", Json.MAPPER.writeValueAsString(run));
        List<CellRecord> cells = new ArrayList<>();
        for (Cell cell : run.plan().cells())
            cells.add(Json.MAPPER.readValue(Files.readString(folder.cell(cell.name()).resolve("cell.json")), CellRecord.class));
        return new Outcome(folder.path(), run, cells, Summary.write(folder), reconcile);
    }
}
