package lab.notebook.cell;

import java.util.concurrent.Callable;
import locallambda.system.Problem;

/**
 * Runs the task of a cell. Every error is explained under the cell in two sentences, and a line under the cell shows
 * when a task takes long.
 */
public final class InACell {

    private InACell() {}

    public static <T> T run(Callable<T> what) {
        try {
            return what.call();
        } catch (CannotRun e) {
            throw e;
        } catch (Problem e) {
            throw new CannotRun(e);
        } catch (InterruptedException e) {
            throw new CannotRun(Wait.stopped(e));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same for a task that may take more than two seconds.
     *
     * @param doing the task as the line under the cell names it
     */
    public static <T> T run(String doing, Callable<T> what) {
        return run(() -> {
            try (CellClock _ = CellClock.of(doing)) {
                return what.call();
            }
        });
    }
}
