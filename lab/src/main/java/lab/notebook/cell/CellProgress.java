package lab.notebook.cell;

import java.io.PrintStream;

/** One line under a running cell that tells how far it is, and is gone when it is done. */
public final class CellProgress implements AutoCloseable {

    private static final long EVERY_NS = 500_000_000;
    private static final int QUIET_NS = 1_000_000_000;

    private final PrintStream out = System.out;
    private final String what;
    private final int total;
    private final long start = System.nanoTime();
    private long shown;
    private int width;

    public CellProgress(String what, int total) {
        this.what = what;
        this.total = total;
    }

    public void done(int steps) {
        long now = System.nanoTime();
        if (now - start < QUIET_NS || now - shown < EVERY_NS) return;
        long left = Math.round((now - start) / 1e9 / steps * (total - steps));
        show("%s: %d of %d, about %d s more".formatted(what, steps, total, left));
    }

    public synchronized void show(String line) {
        shown = System.nanoTime();
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    /** A line that stays, above the one that tells how far it is. */
    synchronized void say(String line) {
        close();
        out.println(line);
    }

    @Override
    public synchronized void close() {
        if (width == 0) return;
        out.print("\r" + " ".repeat(width) + "\r");
        out.flush();
        width = 0;
    }
}
