package locallambda.junit;

/** The Invoke API refused the request: the function didn't get the event, or its snapshot could not be restored. */
public final class InvocationRefused extends RuntimeException {

    private final int status;
    private final String errorType;

    InvocationRefused(String function, int status, String errorType, String body) {
        super("The invocation of " + function + " was refused: " + status + " " + errorType + " " + body);
        this.status = status;
        this.errorType = errorType;
    }

    /** The HTTP status, such as 429. */
    public int status() {
        return status;
    }

    /** AWS's name for the error, such as {@code TooManyRequestsException}. */
    public String errorType() {
        return errorType;
    }
}
