package lab.notebook.cell;

import java.util.concurrent.Callable;
import locallambda.system.Problem;

/**
 * Runs what a cell asked for, so that whatever goes wrong is told under the cell in two sentences, and what takes long
 * says so.
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

    /** The same for what may take more than two seconds. @param doing what the line under the cell says it does */
    public static <T> T run(String doing, Callable<T> what) {
        return run(() -> {
            try (CellClock _ = CellClock.of(doing)) {
                return what.call();
            }
        });
    }
}
