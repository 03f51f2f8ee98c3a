package lab.run.summary;

import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start.Kind;

/**
 * Decides which invocations of a cell are samples: those that succeeded, in the phase that the cell is there for, in an
 * environment that started the way the cell measures. This is the only place that decides it. DuckDB asks in SQL,
 * because
 * a run may have tens of millions of invocations; code that holds one invocation asks in Java. Both answers are made
 * from
 * the same two facts.
 */
public enum SampleRule {

    /** A forced cold start. */
    FORCED(Kind.COLD, "cold"),
    /** A warm call that is no part of the warm-up, and no cold start that load happened to cause. */
    MEASURED(Kind.WARM, "measured"),
    /** On AWS with SnapStart: a start in a burst after the forced one, from a snapshot that was restored before. */
    LATER(Kind.COLD, "burst");

    /** The SQL of {@link #counts}, for {@code lines} with a REPORT line each, joined with their {@code cells}. */
    static final String COUNTS = FORCED.ofReports() + " OR " + MEASURED.ofReports();
    /** The SQL that picks requests of these phases from k6's rows, joined with their {@code cells}. */
    static final String CALLS = FORCED.ofCalls() + " OR " + MEASURED.ofCalls();

    private final Kind start;
    private final String phase;

    SampleRule(Kind start, String phase) {
        this.start = start;
        this.phase = phase;
    }

    /** Is it one of the samples behind the figures of a cell? Those of {@link #LATER} have a metric of their own. */
    public static boolean counts(Kind cell, Invocation one) {
        return FORCED.takes(cell, one) || MEASURED.takes(cell, one);
    }

    boolean takes(Kind cell, Invocation one) {
        Report report = one.report();
        return cell == start && report.start().kind() == start && report.status() == Report.Status.SUCCESS
                && one.phase().equals(phase);
    }

    String ofReports() {
        return "(cells.start = '%s' AND (lines.start = 'warm') = %s AND status = 'success' AND phase = '%s')"
                .formatted(start, start == Kind.WARM, phase);
    }

    private String ofCalls() {
        return "(cells.start = '%s' AND contains(extra_tags, 'phase=%s'))".formatted(start, phase);
    }
}
