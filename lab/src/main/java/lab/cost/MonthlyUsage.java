package lab.cost;

import locallambda.system.Problem;

/**
 * A function's usage in a month, as far as its bill depends on it.
 *
 * @param calls        invocations
 * @param memoryMb     memory size in MB; 1 GB = 1024 MB
 * @param warmBilledMs mean billed duration of a warm invocation, ms
 * @param coldBilledMs mean billed duration of a cold invocation, ms: INIT (or the billed restore) and handler together
 * @param coldShare    share of the invocations that start cold, 0 to 1
 */
public record MonthlyUsage(long calls, int memoryMb, double warmBilledMs, double coldBilledMs, double coldShare) {

    public MonthlyUsage {
        if (!(coldShare >= 0 && coldShare <= 1))
            throw new Problem("The share of cold starts is " + coldShare + ".",
                    "Use a number from 0 to 1, for example 0.001 for one in a thousand.");
        if (calls < 0 || memoryMb <= 0 || warmBilledMs < 0 || coldBilledMs < 0)
            throw new IllegalArgumentException("no usage: " + calls + " calls, " + memoryMb + " MB, " + warmBilledMs
                    + " and " + coldBilledMs + " ms");
    }

    /** Warm invocations only. */
    public static MonthlyUsage warm(long calls, int memoryMb, double billedMs) {
        return new MonthlyUsage(calls, memoryMb, billedMs, 0, 0);
    }

    /** GB-seconds of the warm invocations. */
    public double warmGbSeconds() {
        return calls * (1 - coldShare) * gb() * warmBilledMs / 1000;
    }

    /** GB-seconds of the cold invocations, INIT included. */
    public double coldGbSeconds() {
        return coldStarts() * gb() * coldBilledMs / 1000;
    }

    double coldStarts() {
        return calls * coldShare;
    }

    double gb() {
        return memoryMb / 1024.0;
    }
}
