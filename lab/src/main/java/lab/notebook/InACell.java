package lab.notebook;

import java.util.concurrent.Callable;
import lab.Problem;

/** Runs what a cell asked for, so that whatever goes wrong is told under the cell in two sentences. */
public final class InACell {

    private InACell() {}

    public static <T> T run(Callable<T> what) {
        try {
            return what.call();
        } catch (Told e) {
            throw e;
        } catch (Problem e) {
            throw new Told(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Told(new Problem("Stopped.", "Run the cell again when you like.", e));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A {@link Problem} whose message has both sentences: a kernel prints nothing else of it. */
    public static final class Told extends RuntimeException {
        public Told(Problem problem) {
            super(problem.getMessage() + "\n" + problem.next(), problem);
            setStackTrace(new StackTraceElement[0]);
        }
    }
}
