package lab.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A line that shows the progress of a long job and the estimated remaining time. Without a terminal it prints nothing.
 */
public final class ProgressLine implements AutoCloseable {

    private static final int EVERY_MS = 500;

    private final Terminal terminal;
    private final ProgressBar bar;

    private ProgressLine(Terminal terminal, ProgressBar bar) {
        this.terminal = terminal;
        this.bar = bar;
    }

    /**
     * @param task  what is going on, a word or two
     * @param steps amount of work, preferably in seconds, so that the estimate of the remaining time is right; -1 if
     *              unknown
     */
    public static ProgressLine of(Terminal terminal, String task, long steps) {
        if (!terminal.interactive()) return new ProgressLine(terminal, null);
        ProgressBarBuilder builder =
                ProgressBar.builder().setTaskName(task).setInitialMax(steps).setUpdateIntervalMillis(EVERY_MS)
                        .setRenderer(terminal.colours() ? ProgressText.unicode() : ProgressText.plain())
                        .setConsumer(new ConsoleProgressBarConsumer(terminal.out())).clearDisplayOnFinish();
        return new ProgressLine(terminal, builder.build());
    }

    /** @param done steps done so far @param now what is being done, a few words */
    public void stepTo(long done, String now) {
        if (bar != null) bar.stepTo(done).setExtraMessage(now);
    }

    /** Prints a line that stays, above the progress line. */
    public void println(String line) {
        if (bar == null) {
            terminal.out().println(line);
            return;
        }
        terminal.out().print("\r\033[K" + line + "\n");
        bar.refresh();
    }

    /** Removes the line. */
    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
