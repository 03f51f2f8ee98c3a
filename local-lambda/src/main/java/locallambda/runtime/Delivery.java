package locallambda.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One invocation on its way through a process: handed over at most once, ended exactly once. */
public final class Delivery {

    /** @param nanos when it ended, {@link System#nanoTime} */
    public record Ended(Ending ending, long nanos) {}

    public final InvokeRequest call;
    final String arn;
    final Duration limit;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final CompletableFuture<Long> logEnd = new CompletableFuture<>();
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

    /**
     * Ends the invocation. Only the first call counts, so an answer that comes too late has no effect.
     *
     * @param written how much the process has written into its log by now, in bytes
     */
    public void end(Ending ending, long written) {
        long now = System.nanoTime();
        boolean answer = ending instanceof Ending.Answered || ending instanceof Ending.Failed;
        boolean late = overdue(now) && answer;
        ended.complete(new Ended(late ? new Ending.TimedOut() : ending, now));
        if (late || !answer) logEnds(written);
    }

    /**
     * The runtime asked for the next event, or its process ended. Everything that was written until now belongs to this
     * invocation. A runtime may answer first and log afterwards, as AWS's Java client does with a stack trace.
     */
    public void logEnds(long written) {
        logEnd.complete(written);
    }

    /** Ends the log after {@code patience} at the latest, with what is {@code written} by then. */
    public void awaitLogEnd(Duration patience, LongSupplier written) {
        try {
            logEnd.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            logEnds(written.getAsLong());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            logEnds(written.getAsLong());
        }
    }

    /** Completes when this invocation is over, with the size that the process's log had then, in bytes. */
    public CompletableFuture<Long> logEnd() {
        return logEnd;
    }

    /** Waits until it has ended. */
    public Ended await() {
        return ended.join();
    }
}
