package lab.lambda;

import java.nio.file.Path;

/** How a function's environments come from one INIT, as they do with AWS Lambda's SnapStart. */
public sealed interface SnapStart {

    /**
     * INIT once, a snapshot of its process, and each environment a copy of it.
     *
     * @param tool the command that dumps, restores and drops; {@code lambdas/tools/snapshot} says how it is called
     */
    record Snapshot(Path tool) implements SnapStart {}

    /** No snapshot: each environment goes through INIT and then through the hooks before and after, so that they can be tried anywhere. */
    record Rehearsal() implements SnapStart {}
}
