package lab.lambda;

/** What became of a call. */
sealed interface Result {

    /** It has, or gets, a REPORT line. */
    record Answer(Entry entry, Ledger ledger) implements Result {

        boolean failed() {
            return !entry.verdict.succeeded();
        }

        byte[] payload() {
            return entry.verdict.payload();
        }

        /** The last 4 KB of the invocation's log. Writes its REPORT line if that has not happened yet. */
        byte[] tail() {
            ledger.settle();
            return entry.tail();
        }

        /** Sees to its REPORT line. Meant to be called when the caller has its answer. */
        void settle() {
            ledger.settleSoon();
        }
    }

    /** Its environment could not be restored: it has, or gets, a REPORT line, and its caller an error of the service. */
    record Refused(Answer answer, ApiError error) implements Result {}

    /** As many environments as the function may have are busy. */
    record Throttled() implements Result {}

    /** The event reached no handler: the lab, the function or the environment ended before, or none could be made. */
    record Undelivered(String why) implements Result {}
}
