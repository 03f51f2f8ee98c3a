package lab.notebook.cell;

import java.io.PrintStream;

/**
 * One line under a running cell that shows the progress and disappears when the cell is done. Only one such line is
 * visible at a time. A line that counts steps replaces a line that only counts seconds.
 */
public final class CellProgress implements AutoCloseable {

    private static final long EVERY_NS = 500_000_000;
    private static final int QUIET_NS = 1_000_000_000;
    private static final Object LINE = new Object();
    /** Whose line is there; null if there is none. */
    private static CellProgress visible;
    /** How many that know more than the seconds are open. */
    private static int detailed;

    private final PrintStream out = System.out;
    private final String what;
    private final int total;
    private final boolean seconds;
    private final long start = System.nanoTime();
    private long shown;
    private int width;

    public CellProgress(String what, int total) {
        this(what, total, false);
    }

    private CellProgress(String what, int total, boolean seconds) {
        this.what = what;
        this.total = total;
        this.seconds = seconds;
        synchronized (LINE) {
            if (!seconds) detailed++;
        }
    }

    /** A line that only counts seconds, and is hidden while a more detailed line is open. */
    static CellProgress ofSeconds() {
        return new CellProgress("", 0, true);
    }

    public void done(int steps) {
        long now = System.nanoTime();
        if (now - start < QUIET_NS || now - shown < EVERY_NS) return;
        long left = Math.round((now - start) / 1e9 / steps * (total - steps));
        show("%s: %d of %d, about %d s left".formatted(what, steps, total, left));
    }

    public void show(String line) {
        synchronized (LINE) {
            if (seconds && detailed > 0) return;
            if (visible != null && visible != this) visible.clear();
            visible = this;
            shown = System.nanoTime();
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        }
    }

    /** Prints a permanent line above the line that shows the progress. */
    void say(String line) {
        synchronized (LINE) {
            clear();
            out.println(line);
        }
    }

    private void clear() {
        if (width == 0) return;
        out.print("\r" + " ".repeat(width) + "\r");
        out.flush();
        width = 0;
    }

    @Override
    public void close() {
        synchronized (LINE) {
            clear();
            if (visible == this) visible = null;
            if (!seconds) detailed--;
        }
    }
}
