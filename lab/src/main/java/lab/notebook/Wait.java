package lab.notebook;

import lab.Problem;

/** Pauses that the notebook's stop button ends. */
final class Wait {

    private Wait() {}

    static void ms(long ms) {
        try {
            if (ms > 0) Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", "Run the cell again when you like.", e);
        }
    }

    /** Until so many ms after a moment of {@link System#nanoTime}. */
    static void untilMs(long start, long ms) {
        ms(ms - (System.nanoTime() - start) / 1_000_000);
    }
}
