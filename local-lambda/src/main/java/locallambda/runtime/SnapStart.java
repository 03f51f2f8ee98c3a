package locallambda.runtime;

/** How a function's environments come from one INIT, as they do with AWS Lambda's SnapStart. */
public sealed interface SnapStart {

    /** INIT once, a snapshot of its process, and each environment a copy of it. */
    record Snapshot() implements SnapStart {}

    /**
     * No snapshot: each environment goes through INIT and then through the hooks before and after, so that they can be
     * tried anywhere.
     */
    record Rehearsal() implements SnapStart {}
}
