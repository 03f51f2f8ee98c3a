package lab.notebook;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lab.race.Plan;
import lab.race.RaceListener;
import lab.race.Visit;

/** Shows in one line how far a race is. */
final class RaceInACell implements RaceListener, AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private CellProgress progress;
    private long start;
    private double total;

    @Override
    public void planned(Path run, Plan plan, int visitsLeft) {
        total = plan.totalSeconds();
        start = System.nanoTime();
        System.out.println("%d cells, about %.0f s. Results: %s".formatted(plan.cells().size(), total, run.getFileName()));
        progress = new CellProgress("race", (int) total);
        clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void tick() {
        progress.show("race: %.0f of about %.0f s".formatted((System.nanoTime() - start) / 1e9, total));
    }

    @Override
    public void visitFinished(Visit visit, double seconds) {}

    @Override
    public void say(String sentence) {
        System.out.println(sentence);
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (progress != null) progress.close();
    }
}
