package locallambda.environment;

import locallambda.http.ApiError;

/** The result of a call. */
public sealed interface InvokeResult {

    /** Starts writing the REPORT line, if the call gets one. Call this method when the caller has its answer. */
    default void settle() {}

    /** The function's answer or error. The call has a REPORT line or will get one. */
    record Answer(PendingReport entry, Ledger ledger) implements InvokeResult {

        public boolean failed() {
            return !entry.verdict.succeeded();
        }

        public byte[] payload() {
            return entry.verdict.payload();
        }

        /** The content type of a payload that was streamed; empty for one that was sent as a whole. */
        public String streamedAs() {
            return entry.verdict.streamedAs();
        }

        /**
         * The last 4 KB of the invocation's log. Waits for the end of the invocation, and writes its REPORT line unless
         * it is written already.
         */
        public byte[] tail() {
            entry.logEnd.join();
            ledger.settle();
            return entry.tail();
        }

        @Override
        public void settle() {
            entry.sent();
        }
    }

    /**
     * The environment could not be restored. The call gets a REPORT line, and the caller gets an error of the service.
     */
    record Refused(Answer answer, ApiError error) implements InvokeResult {

        @Override
        public void settle() {
            answer.settle();
        }
    }

    /** As many environments as the function may have are busy. */
    record Throttled() implements InvokeResult {}

    /**
     * The event reached no handler: the lab, the function or the environment ended first, or no environment could
     * start.
     */
    record Undelivered(String why) implements InvokeResult {}
}
