package race;

/** What the caller sent is not what the contract allows; the message names the fault. */
public final class BadPayload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadPayload(String fault) {
        super("Bad payload: " + fault);
    }
}
