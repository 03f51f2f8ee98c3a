package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;

/** Another program on this machine that wants every processor: as many busy threads as there are processors, twice. */
public final class Neighbour implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean busy = true;

    private Neighbour() {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++)
            threads.add(Thread.ofPlatform().daemon().name("neighbour").start(() -> {
                while (busy) Thread.onSpinWait();
            }));
    }

    /** Begins at once, and is gone when it is closed. */
    public static Neighbour comes() {
        return new Neighbour();
    }

    @Override
    public void close() {
        busy = false;
        threads.forEach(Thread::interrupt);
    }
}
