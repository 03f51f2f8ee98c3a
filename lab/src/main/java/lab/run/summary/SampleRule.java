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
    /** One of the first calls after it, which the profile counts apart because a JVM is still compiling. */
    EARLY(Kind.WARM, "first"),
    /** A later call, and no cold start that load happened to cause. */
    MEASURED(Kind.WARM, "measured"),
    /** On AWS with SnapStart: a start in a burst after the forced one, from a snapshot that was restored before. */
    LATER(Kind.COLD, "burst");

    private final Kind start;
    private final String phase;

    SampleRule(Kind start, String phase) {
        this.start = start;
        this.phase = phase;
    }

    /** What an invocation is a sample of; empty if it is none. */
    public static Optional<SampleRule> of(Invocation one) {
        return Stream.of(values()).filter(rule -> rule.takes(one)).findFirst();
    }

    /** Is it a forced cold start or a later call, the samples behind the usual figures? */
    public static boolean counts(Invocation one) {
        return FORCED.takes(one) || MEASURED.takes(one);
    }

    /** Was it sent to force a cold start, or to be a call of an environment that is there? Its phase decides. */
    public static Kind asked(Invocation one) {
        return one.phase().equals(FORCED.phase) ? Kind.COLD : Kind.WARM;
    }

    boolean takes(Invocation one) {
        Report report = one.report();
        return report.start().kind() == start && report.status() == Report.Status.SUCCESS && one.phase().equals(phase);
    }

    /** The SQL of {@link #of} for {@code lines} with a REPORT line each: the rule's number, or NULL. */
    static String ofReports() {
        return cases(rule -> "(lines.start = 'warm') = %s AND status = 'success' AND phase = '%s'"
                .formatted(rule.start == Kind.WARM, rule.phase));
    }

    /** The SQL that says by the phase alone which rule a row of k6's asks for: the rule's number, or NULL. */
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
