package lab.run;

import lab.run.record.Cell;
import locallambda.report.Invocation;
import locallambda.report.Start;
import locallambda.report.Start.Kind;

/**
 * One invocation that counts in a run: a forced cold start or a measured warm call. All times come from the platform
 * clock.
 *
 * @param start       how its environment started
 * @param atMs        when the handler began, ms since 1970-01-01 UTC
 * @param durationMs  how long the handler took
 * @param billedMs    how long Lambda bills for it
 * @param environment its execution environment
 */
public record Sample(String variant, int memoryMb, Start start, double atMs, double durationMs, double billedMs,
        String environment) {

    static Sample of(Cell cell, Invocation one) {
        return new Sample(cell.variant(), cell.memoryMb(), one.report().start(), one.startedAtMs(),
                one.report().durationMs(), one.report().billedMs(), one.environment());
    }

    /** Was it a forced cold start? */
    public boolean cold() {
        return start.kind() == Kind.COLD;
    }

    /** How long it took in ms: INIT (or restore) plus handler for a cold start, otherwise the handler alone. */
    public double ms() {
        return start.beforeMs() + durationMs;
    }
}
