package locallambda.environment;

import locallambda.http.ApiError;

/** What became of a call. */
public sealed interface InvokeResult {

    /** Sees to its REPORT line, if it gets one. Meant to be called when the caller has its answer. */
    default void settle() {}

    /** It has, or gets, a REPORT line. */
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

    /** Its environment could not be restored: it gets a REPORT line, and its caller an error of the service. */
    record Refused(Answer answer, ApiError error) implements InvokeResult {

        @Override
        public void settle() {
            answer.settle();
        }
    }

    /** As many environments as the function may have are busy. */
    record Throttled() implements InvokeResult {}

    /** The event reached no handler: the lab, the function or the environment ended before, or none could be made. */
    record Undelivered(String why) implements InvokeResult {}
}
