package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;

/** Another program on this machine that wants every processor: it has two busy threads per processor. */
public final class Neighbour implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean busy = true;

    private Neighbour() {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++)
            threads.add(Thread.ofPlatform().daemon().name("neighbour").start(() -> {
                while (busy) Thread.onSpinWait();
            }));
    }

    /** Starts the program immediately. It ends when it is closed. */
    public static Neighbour comes() {
        return new Neighbour();
    }

    @Override
    public void close() {
        busy = false;
        threads.forEach(Thread::interrupt);
    }
}
