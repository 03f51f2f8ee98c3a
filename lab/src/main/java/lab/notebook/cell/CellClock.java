package lab.notebook.cell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line under a running cell that is written anew every second, and is gone when it is done. */
public final class CellClock implements AutoCloseable {

    private final CellProgress progress = new CellProgress("", 0);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    /** @param firstS when it is written first, in s @param line what it says at that moment */
    public CellClock(int firstS, Supplier<String> line) {
        clock.scheduleAtFixedRate(() -> progress.show(line.get()), firstS, 1, TimeUnit.SECONDS);
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
