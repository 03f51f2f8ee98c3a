package lab.notebook.cell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line under a running cell that is written anew every second, and is gone when it is done. */
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

    /** Says for how long something has been going on, unless something inside it knows more. */
    static CellClock of(String doing) {
        long start = System.nanoTime();
        return new CellClock(CellProgress.ofSeconds(), PATIENCE_S,
                () -> "%s: %d s".formatted(doing, (System.nanoTime() - start) / 1_000_000_000));
    }

    /** Prints a line that stays, above the other. */
    public void say(String line) {
        progress.say(line);
    }

    @Override
    public void close() {
        clock.close(); // waits for the tick that is being written
        progress.close();
    }
}
