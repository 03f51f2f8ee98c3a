package lab.explain;

import java.nio.file.Path;
import java.util.Map;

/**
 * One cold start with its first invocation. There are two phases: until the runtime asks for its first event, and from
 * there to the answer.
 *
 * @param folder     what the tool wrote
 * @param restored   whether it began with a snapshot instead of INIT
 * @param initMs     INIT, or the restore
 * @param handlerMs  Duration of the first invocation
 * @param startNanos start of the process, {@link System#nanoTime}
 * @param ports      of the stores, by name
 * @param eventAtMs  when the event was handed over, ms since 1970-01-01 UTC
 */
record ColdStart(Tool tool, Path folder, boolean restored, double initMs, double handlerMs, long startNanos,
        long eventAtMs, Seen seen, Map<Long, String> ports) {

    double totalMs() {
        return initMs + handlerMs;
    }

    long eventNanos() {
        return startNanos + (long) (initMs * 1e6);
    }

    long endNanos() {
        return startNanos + (long) (totalMs() * 1e6);
    }

    /** What the leading threads did before the first event. */
    Moment init() {
        return at(eventNanos()).since(Moment.start(startNanos));
    }

    /** What the leading threads did between event and answer. */
    Moment invocation() {
        return at(endNanos()).since(at(eventNanos()));
    }

    /** A copy of a snapshot has used CPU time before anybody could look at it. */
    Moment at(long nanos) {
        boolean early = restored && !seen.moments().isEmpty();
        return seen.at(nanos, early ? seen.moments().getFirst() : Moment.start(startNanos));
    }
}
