package locallambda.runtime;

/** How a function's environments come from one INIT, as they do with AWS Lambda's SnapStart. */
public sealed interface SnapStart {

    /** INIT runs once, a snapshot of its process is taken, and each environment is a copy from that snapshot. */
    record Snapshot() implements SnapStart {}

    /**
     * No snapshot is taken. Each environment goes through INIT and then runs the hooks before and after a snapshot, so
     * that the hooks can be tried on any machine.
     */
    record Rehearsal() implements SnapStart {}
}
