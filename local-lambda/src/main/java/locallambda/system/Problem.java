package locallambda.system;

/**
 * Something that the user can understand and fix: one sentence that says what happened and one that says what to do
 * next. Scripts print both and exit with a code other than 0; a stack trace is for bugs only.
 */
public final class Problem extends RuntimeException {

    private final String next;

    public Problem(String what, String next) {
        this(what, next, null);
    }

    public Problem(String what, String next, Throwable cause) {
        super(what, cause);
        this.next = next;
    }

    /** What to do about it, as one sentence or one command. */
    public String next() {
        return next;
    }
}
