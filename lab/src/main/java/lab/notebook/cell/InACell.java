package lab.notebook.cell;

import java.util.concurrent.Callable;
import locallambda.system.Problem;

/** Runs what a cell asked for, so that whatever goes wrong is told under the cell in two sentences. */
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
}
