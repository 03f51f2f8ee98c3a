package lab.race;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lab.console.ProgressLine;
import lab.console.Terminal;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Visit;
import lab.toolchain.BuildListener;
import lab.toolchain.BuildProgress;

/** Shows a race on a terminal: one progress line in seconds, and a permanent line for each finished cell. */
public final class RaceProgress implements RaceListener, AutoCloseable {

    private final Terminal terminal;
    private final Consumer<Path> started;
    private final BuildProgress builds;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private ProgressLine line;
    private double doneSeconds;
    private volatile Visit visit;
    private volatile double expectedSeconds;
    private volatile long visitStart;

    /** @param started gets the run folder as soon as there is something to resume */
    public RaceProgress(Terminal terminal, Consumer<Path> started) {
        this.terminal = terminal;
        this.started = started;
        this.builds = new BuildProgress(terminal, "the race");
    }

    @Override
    public BuildListener builds() {
        return builds;
    }

    @Override
    public void planned(Path run, Plan plan, int visitsLeft) {
        started.accept(run);
        double total = plan.totalSeconds();
        say("The race measures %d cells in %d visits, which takes about %s. Seed %d. Run folder: %s".formatted(
                plan.cells().size(), visitsLeft, minutes(total * visitsLeft / plan.visits().size()), plan.seed(),
                run));
        doneSeconds = total * (plan.visits().size() - visitsLeft) / plan.visits().size();
        line = ProgressLine.of(terminal, "race", Math.round(total));
        clock.scheduleAtFixedRate(this::tick, 500, 500, TimeUnit.MILLISECONDS);
    }

    @Override
    public void visitStarted(Visit started, double seconds) {
        visitStart = System.nanoTime();
        expectedSeconds = seconds;
        visit = started;
    }

    @Override
    public synchronized void visitFinished(Visit finished, double seconds) {
        doneSeconds += expectedSeconds;
        visit = null;
    }

    @Override
    public void cellFinished(CellRecord cell) {
        String errors = cell.errors().isEmpty() ? ""
                : "  " + String.join(", ", cell.errors().entrySet().stream().map(RaceProgress::count).toList());
        say("  %s %s%s%s".formatted(terminal.green("✓"), cell.cell(),
                cell.crowded() ? terminal.yellow("  crowded: needed %.1f cores".formatted(cell.coresUsed())) : "",
                terminal.yellow(errors)));
    }

    @Override
    public void say(String sentence) {
        if (line == null) terminal.out().println(sentence);
        else line.println(sentence);
    }

    @Override
    public void close() {
        builds.close();
        clock.shutdownNow();
        if (line != null) line.close();
    }

    private synchronized void tick() {
        Visit now = visit;
        if (now == null) return;
        double elapsed = (System.nanoTime() - visitStart) / 1e9;
        String cells = now.cells().size() == 1 ? now.cells().getFirst().name()
                : now.cells().size() + " warm cells at " + now.cells().getFirst().memoryMb() + " MB";
        line.stepTo(Math.round(doneSeconds + Math.min(elapsed, expectedSeconds)), cells);
    }

    private static String count(Map.Entry<String, Long> error) {
        return error.getValue() + " × " + error.getKey();
    }

    private static String minutes(double seconds) {
        return seconds < 90 ? "%.0f seconds".formatted(seconds) : "%.0f minutes".formatted(Math.ceil(seconds / 60));
    }
}
