package lab.race;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The time by which a race has to end, because an audience leaves when its time is up. */
final class Deadline {

    private final Duration most;
    private final long startNanos = System.nanoTime();

    private Deadline(Duration most) {
        this.most = most;
    }

    static Deadline none() {
        return new Deadline(null);
    }

    /** @param most the time from now on */
    static Deadline in(Duration most) {
        return new Deadline(most);
    }

    /** What may be interrupted. */
    interface Work<T> {
        T call() throws IOException, InterruptedException;
    }

    /** Is there time left for something that takes about this many seconds? */
    boolean leaves(double seconds) {
        return most == null || leftMs() >= seconds * 1000;
    }

    /**
     * Does some work; when the time is up its thread is interrupted.
     *
     * @return the result; empty if the time was up before the work ended, no matter how it then ended
     */
    <T> Optional<T> within(Work<T> work) throws IOException, InterruptedException {
        if (most == null) return Optional.of(work.call());
        Alarm alarm = new Alarm(Thread.currentThread(), leftMs());
        try {
            T done = work.call();
            return alarm.stop() ? Optional.empty() : Optional.of(done);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (alarm.stop()) return Optional.empty();
            throw e;
        } finally {
            alarm.stop();
        }
    }

    String words() {
        return most.toSeconds() + " seconds";
    }

    private long leftMs() {
        return most.toMillis() - (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** Interrupts a thread after a while, unless it is stopped before. */
    private static final class Alarm {

        private final Thread watch;
        private boolean stopped;
        private boolean rang;

        Alarm(Thread worker, long ms) {
            watch = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Math.max(0, ms));
                    ring(worker);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private synchronized void ring(Thread worker) {
            if (stopped) return;
            rang = true;
            worker.interrupt();
        }

        /** Did it ring? If so, the thread that asks is no longer interrupted. */
        synchronized boolean stop() {
            if (rang && !stopped) Thread.interrupted();
            stopped = true;
            watch.interrupt();
            return rang;
        }
    }
}
