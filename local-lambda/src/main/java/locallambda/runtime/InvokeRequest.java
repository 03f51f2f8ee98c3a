package locallambda.runtime;

/**
 * One request to a function, from either front door.
 *
 * @param event         the payload as the function gets it, JSON
 * @param clientContext the caller's {@code X-Amz-Client-Context} as JSON on one line of ASCII; empty if there is none
 * @param trace         X-Ray's trace header for the function
 * @param qualifier     the version that the caller named; empty if it named none
 * @param phase         the sender's name for this kind of request; empty if there is none
 * @param sender        who sent it; empty if the request names no sender
 * @param tail          whether the caller waits for the end of the log
 */
public record InvokeRequest(String requestId, byte[] event, String clientContext, String trace, String qualifier,
        String phase, String sender, boolean tail) {

    /**
     * Largest events in bytes, for a caller that waits and for one that does not. Source: AWS Lambda Developer Guide,
     * "Lambda quotas".
     */
    public static final int MAX_SYNCHRONOUS = 6 * 1024 * 1024;
    public static final int MAX_ASYNCHRONOUS = 1024 * 1024;

    /** The same call once more, with the same request id. */
    public InvokeRequest again() {
        return new InvokeRequest(requestId, event, clientContext, trace, qualifier, phase, sender, tail);
    }
}
