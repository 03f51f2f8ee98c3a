package lab.lambda;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One invocation on its way through a process: handed over at most once, ended exactly once. */
final class Delivery {

    /** @param nanos when it ended, {@link System#nanoTime} */
    record Ended(Ending ending, long nanos, long logEnd) {}

    final Call call;
    final String arn;
    final Duration limit;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private volatile long handedNanos;
    private volatile long startedAtMs;

    /** @param limit the time the handler has, from the moment the event is handed over */
    Delivery(Call call, String arn, Duration limit) {
        this.call = call;
        this.arn = arn;
        this.limit = limit;
        handed();
    }

    /** The event goes to the runtime now; the clock starts here. */
    void handed() {
        startedAtMs = System.currentTimeMillis();
        handedNanos = System.nanoTime();
    }

    long startedAtMs() {
        return startedAtMs;
    }

    /** Handler time in ms, {@code 0} if the event was never handed over. */
    double durationMs(Ended ended) {
        return Math.max(0, ended.nanos - handedNanos) / 1e6;
    }

    /** @param logEnd how much the process has written so far, in bytes */
    void end(Ending ending, long logEnd) {
        ended.complete(new Ended(ending, System.nanoTime(), logEnd));
    }

    /** Waits at most {@code slice}, and at most until the handler's time is over. */
    boolean await(Duration slice) {
        long left = handedNanos + limit.toNanos() - System.nanoTime();
        try {
            ended.get(Math.min(left, slice.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return System.nanoTime() - handedNanos >= limit.toNanos();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How it ended; ends it as timed out if it has not ended yet. */
    Ended ended(long logEnd) {
        end(new Ending.TimedOut(), logEnd);
        return ended.join();
    }
}
