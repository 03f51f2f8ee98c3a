package lab.notebook.cell;

import locallambda.system.Problem;

/**
 * A {@link Problem} as a cell shows it: a kernel prints an exception's message and nothing else, so that has both
 * sentences.
 */
public final class CannotRun extends RuntimeException {

    public CannotRun(Problem problem) {
        super(problem.getMessage() + "\n" + problem.next(), problem);
        setStackTrace(new StackTraceElement[0]);
    }
}
