package lab.notebook.cell;

import locallambda.system.Problem;

/**
 * A {@link Problem} as a cell shows it. A kernel prints only an exception's message, so the message has both sentences
 * of the problem.
 */
public final class CannotRun extends RuntimeException {

    public CannotRun(Problem problem) {
        super(problem.getMessage() + "\n" + problem.next(), problem);
        setStackTrace(new StackTraceElement[0]);
    }
}
