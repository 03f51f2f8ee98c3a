package locallambda.environment;

import java.time.Duration;
import locallambda.report.RequestCounts;

/** Counts how the requests to one function end, and shows when all of them are accounted for. */
public final class RequestCounter {

    private long requests;
    private long reported;
    private long throttled;
    private long undelivered;

    public synchronized void requested() {
        requests++;
    }

    synchronized void reported() {
        reported++;
        notifyAll();
    }

    synchronized void throttled() {
        throttled++;
        notifyAll();
    }

    public synchronized void undelivered() {
        undelivered++;
        notifyAll();
    }

    public synchronized RequestCounts counts() {
        return new RequestCounts(requests, reported, throttled, undelivered);
    }

    /** Waits until every request is accounted for; false if that takes longer than {@code patience}. */
    public synchronized boolean awaitQuiet(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (requests > reported + throttled + undelivered) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) return false;
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
