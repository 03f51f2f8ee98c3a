package lab.console;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * What a progress line says: how far the job is, for how long it has run, how long it will probably take, and what is
 * going on. The bar is short, because the words matter more and a terminal may have 80 columns.
 *
 * @param full  the sign for a part that is done
 * @param empty the sign for a part that is not
 */
record ProgressText(char full, char empty) implements ProgressBarRenderer {

    private static final int BAR = 10;

    static ProgressText plain() {
        return new ProgressText('#', '.');
    }

    static ProgressText unicode() {
        return new ProgressText('━', '╌');
    }

    @Override
    public String render(ProgressState state, int width) {
        return text(state.getTaskName(), state.getCurrent(), state.isIndefinite() ? -1 : state.getMax(),
                state.getElapsedAfterStart(),
                state.getExtraMessage().strip(), width);
    }

    /** @param max -1 if nobody knows how much there is to do */
    String text(String task, long done, long max, Duration elapsed, String now, int width) {
        StringBuilder text = new StringBuilder(task).append(' ');
        if (max > 0) {
            double part = Math.min(1, (double) done / max);
            int filled = (int) (BAR * part);
            text.repeat(full, filled).repeat(empty, BAR - filled).append(" %3.0f %%, ".formatted(100 * part));
        }
        text.append(clock(elapsed.toSeconds()));
        if (max > 0 && done > 0)
            text.append(done < max ? " of about " + clock(elapsed.toSeconds() * max / done) : ", longer than usual");
        if (!now.isEmpty()) text.append("; ").append(now);
        return text.length() <= width ? text.toString() : text.substring(0, width - 1) + "…";
    }

    private static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
