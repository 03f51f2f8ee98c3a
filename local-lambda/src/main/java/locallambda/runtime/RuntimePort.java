package locallambda.runtime;

/** Where one process finds its Runtime API. */
public interface RuntimePort extends AutoCloseable {

    /** What the process needs as {@code AWS_LAMBDA_RUNTIME_API}. */
    String address();

    /**
     * Registers the process that will send requests, itself or through its descendants. Call this right after its
     * start.
     */
    void started(Process process);

    /** The function's own process: the one that was started, or the descendant that polls for events. */
    long pid();

    @Override
    void close();
}
