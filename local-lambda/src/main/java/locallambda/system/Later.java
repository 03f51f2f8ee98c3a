package locallambda.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks after a delay. Tests use their own time, so that they don't have to wait for minutes. */
@FunctionalInterface
public interface Later {

    /** The time that passes by itself. */
    Later REAL_TIME = (after, task) -> CompletableFuture
            .delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread).execute(task);

    /** Does {@code task} when {@code after} has passed, on another thread. */
    void run(Duration after, Runnable task);
}
