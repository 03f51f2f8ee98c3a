package lab.cost;

/** Billed Duration as AWS computes it from what was measured: up to the next whole ms, INIT and restore hooks included. */
public final class BilledMs {

    private BilledMs() {}

    /** A warm invocation: the handler's duration in ms, rounded up. */
    public static long warm(double durationMs) {
        return (long) Math.ceil(durationMs);
    }

    /** A cold start on demand: handler and INIT together, rounded up once; so billed since 1 August 2025. */
    public static long cold(double durationMs, double initMs) {
        return (long) Math.ceil(durationMs + initMs);
    }

    /** A restore from a snapshot: the handler rounded up, and the part of the restore that AWS bills. */
    public static long restored(double durationMs, double billedRestoreMs) {
        return (long) (Math.ceil(durationMs) + billedRestoreMs);
    }
}
