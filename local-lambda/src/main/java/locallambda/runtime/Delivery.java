package locallambda.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One invocation on its way through a process: handed over at most once, ended exactly once. */
public final class Delivery {

    /**
     * @param nanos  when it ended, {@link System#nanoTime}
     * @param logEnd how much its process had written by then, in bytes
     */
    public record Ended(Ending ending, long nanos, long logEnd) {}

    public final InvokeRequest call;
    final String arn;
    final Duration limit;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private volatile long handedNanos;
    private volatile long startedAtMs;

    /** @param limit the time the handler has, from the moment the event is handed over */
    public Delivery(InvokeRequest call, String arn, Duration limit) {
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

    public long startedAtMs() {
        return startedAtMs;
    }

    /** Time since the event was handed over, in ms. */
    public double ms(long nanos) {
        return Math.max(0, nanos - handedNanos) / 1e6;
    }

    public boolean overdue(long nanos) {
        return nanos - handedNanos >= limit.toNanos();
    }

    /** The first call counts. An answer that comes too late is none. */
    public void end(Ending ending, long logEnd) {
        long now = System.nanoTime();
        boolean late = overdue(now) && (ending instanceof Ending.Answered || ending instanceof Ending.Failed);
        ended.complete(new Ended(late ? new Ending.TimedOut() : ending, now, logEnd));
    }

    /** Waits until it has ended. */
    public Ended await() {
        return ended.join();
    }
}
