package lab.explain;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the leading threads of a process have used and waited for until one moment, in ns. For a JVM these are the
 * launcher's thread and main, for other processes all threads.
 *
 * @param nanos     {@link System#nanoTime}
 * @param cpu       time on a processor
 * @param ready     time that they were ready to run but did not run
 * @param throttled time that the control group was held back, summed over processors
 * @param blocked   time asleep, by what they waited for
 */
record Moment(long nanos, long cpu, long ready, long throttled, Map<Waiting, Long> blocked) {

    static Moment start(long nanos) {
        return new Moment(nanos, 0, 0, 0, Map.of());
    }

    /** The differences from an earlier moment. */
    Moment since(Moment before) {
        Map<Waiting, Long> more = new EnumMap<>(Waiting.class);
        blocked.forEach((what, ns) -> more.put(what, ns - before.blocked.getOrDefault(what, 0L)));
        return new Moment(nanos - before.nanos, cpu - before.cpu, ready - before.ready, throttled - before.throttled,
                more);
    }

    /**
     * The time that none of the other figures explains. It can be slightly below 0 if the kernel updates its figures
     * late.
     */
    long unseen() {
        return nanos - cpu - ready - blocked.values().stream().mapToLong(Long::longValue).sum();
    }
}
