package lab.race;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that the machine's clock was set, or that the machine slept, while something was measured. Durations come
 * from a clock that cannot jump; times of day come from the one that can.
 */
final class ClockWatch {

    private final InstantSource timeOfDay;
    private final LongSupplier steadyNanos;
    private final long startMs;
    private final long startNanos;

    /** @param steadyNanos a clock that never jumps, such as {@link System#nanoTime} */
    ClockWatch(InstantSource timeOfDay, LongSupplier steadyNanos) {
        this.timeOfDay = timeOfDay;
        this.steadyNanos = steadyNanos;
        startMs = timeOfDay.millis();
        startNanos = steadyNanos.getAsLong();
    }

    static ClockWatch start() {
        return new ClockWatch(InstantSource.system(), System::nanoTime);
    }

    /** The time of day at the start, ms since 1970-01-01 UTC. */
    long startMs() {
        return startMs;
    }

    /** How far the time of day moved beyond the time that passed, in ms; negative if the clock was set back. */
    long jumpMs() {
        return timeOfDay.millis() - startMs - (steadyNanos.getAsLong() - startNanos) / 1_000_000;
    }
}
