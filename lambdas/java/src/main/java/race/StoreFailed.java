package race;

/** S3 or DynamoDB did not take what the function gave it; the message says what was left behind. */
public final class StoreFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreFailed(String consequence, Exception cause) {
        super(consequence + ": " + cause.getMessage(), cause);
    }
}
