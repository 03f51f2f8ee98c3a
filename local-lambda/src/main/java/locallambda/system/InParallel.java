package locallambda.system;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does something slow to many things at once, so that the time to end the lab does not grow with their number. */
public final class InParallel {

    private InParallel() {}

    /** Returns when {@code action} has returned for all of them. */
    public static <T> void each(Collection<T> things, Consumer<T> action) {
        if (things.isEmpty()) return;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            things.forEach(thing -> threads.execute(() -> action.accept(thing)));
        }
    }
}
