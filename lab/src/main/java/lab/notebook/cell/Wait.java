package lab.notebook.cell;

import locallambda.system.Problem;

/** Pauses that the notebook's stop button ends. */
public final class Wait {

    private Wait() {}

    public static void ms(long ms) {
        try {
            if (ms > 0) Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    /** The problem that a cell shows if somebody stopped it while it waited. */
    public static Problem stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Problem("You stopped the cell.", "You can run it again at any time.", e);
    }

    /** Waits until {@code ms} after {@code start}, which is a value of {@link System#nanoTime}. */
    public static void untilMs(long start, long ms) {
        ms(ms - (System.nanoTime() - start) / 1_000_000);
    }
}
