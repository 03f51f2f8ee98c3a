package race;

/** The message says what failed and what was left behind. */
public final class FunctionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FunctionFailed(String message) {
        super(message);
    }
}
