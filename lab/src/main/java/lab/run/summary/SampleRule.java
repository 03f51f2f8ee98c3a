package lab.run.summary;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start.Kind;

/**
 * Decides which invocations are samples, and what they are samples of. An invocation is a sample if it succeeded, in a
 * phase that is measured, in an environment that started as this phase expects. No other code decides this. DuckDB asks
 * in SQL, because a run may have tens of millions of invocations. Code that has a single invocation asks in Java. Both
 * answers are made from the same facts.
 */
public enum SampleRule {

    /** A forced cold start: call 1 of its environment. */
    FORCED(Kind.COLD, "cold"),
    /** One of the first calls after a forced cold start. These calls count separately: a JVM is still compiling. */
    EARLY(Kind.WARM, "first"),
    /** A later call. A cold start that the load happened to cause does not count. */
    MEASURED(Kind.WARM, "measured"),
    /** On AWS with SnapStart: a start in a burst after the forced one, from a snapshot that was restored before. */
    LATER(Kind.COLD, "burst");

    private final Kind start;
    private final String phase;

    SampleRule(Kind start, String phase) {
        this.start = start;
        this.phase = phase;
    }

    /** What an invocation is a sample of; empty if it is not a sample. */
    public static Optional<SampleRule> of(Invocation one) {
        return Stream.of(values()).filter(rule -> rule.takes(one)).findFirst();
    }

    /** Is it a forced cold start or a later call, the samples behind the usual figures? */
    public static boolean counts(Invocation one) {
        return FORCED.takes(one) || MEASURED.takes(one);
    }

    /** The kind of call that its phase asks for: a forced cold start, or a call to an existing environment. */
    public static Kind asked(Invocation one) {
        return one.phase().equals(FORCED.phase) ? Kind.COLD : Kind.WARM;
    }

    boolean takes(Invocation one) {
        Report report = one.report();
        return report.start().kind() == start && report.status() == Report.Status.SUCCESS && one.phase().equals(phase);
    }

    /** {@link #of} as SQL, for {@code lines} that each have a REPORT line. The result is the rule's number, or NULL. */
    static String ofReports() {
        return cases(rule -> "(lines.start = 'warm') = %s AND status = 'success' AND phase = '%s'"
                .formatted(rule.start == Kind.WARM, rule.phase));
    }

    /** SQL that finds the rule for a row of k6 by its phase alone. The result is the rule's number, or NULL. */
    static String ofCalls() {
        return cases(rule -> "contains(extra_tags, 'phase=%s')".formatted(rule.phase));
    }

    private static String cases(Function<SampleRule, String> condition) {
        StringBuilder sql = new StringBuilder("CASE");
        for (SampleRule rule : values())
            sql.append(" WHEN ").append(condition.apply(rule)).append(" THEN ").append(rule.ordinal());
        return sql.append(" END").toString();
    }
}
