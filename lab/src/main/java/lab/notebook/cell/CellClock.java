package lab.notebook.cell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line under a running cell. It is updated every second and disappears when the cell is done. */
public final class CellClock implements AutoCloseable {

    /** After so many seconds a cell says what it is doing. */
    static final int PATIENCE_S = 2;

    private final CellProgress progress;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    /** @param firstS when it is written first, in s @param line what it says at that moment */
    public CellClock(int firstS, Supplier<String> line) {
        this(new CellProgress("", 0), firstS, line);
    }

    private CellClock(CellProgress progress, int firstS, Supplier<String> line) {
        this.progress = progress;
        clock.scheduleAtFixedRate(() -> progress.show(line.get()), firstS, 1, TimeUnit.SECONDS);
    }

    /** Shows how long a task has taken so far, unless a more detailed line is open. */
    static CellClock of(String doing) {
        long start = System.nanoTime();
        return new CellClock(CellProgress.ofSeconds(), PATIENCE_S,
                () -> "%s: %d s".formatted(doing, (System.nanoTime() - start) / 1_000_000_000));
    }

    /** Prints a permanent line above the line that is updated. */
    public void say(String line) {
        progress.say(line);
    }

    @Override
    public void close() {
        clock.close(); // waits for the tick that is being written
        progress.close();
    }
}
