package lab.run.summary;

import java.util.Locale;
import locallambda.report.Start.Kind;

/**
 * What a summary shows about a cell, and which samples it comes from. docs/results.md says how each metric is measured.
 */
public enum Metric {
    /** Init or Restore plus the first Duration of a new environment. */
    COLD("ms", "platform", "SELECT cell, environment, newMs + durationMs AS value FROM reports WHERE %s"),
    /** Init or Restore Duration alone. */
    INIT("ms", "platform", "SELECT cell, environment, newMs AS value FROM reports WHERE %s"),
    /** Duration of a new environment's first invocation. */
    FIRST("ms", "platform", "SELECT cell, environment, durationMs AS value FROM reports WHERE %s"),
    /**
     * The same as COLD for environments that start in a burst after the first environment. Their snapshot has been
     * restored before. AWS only.
     */
    LATER("ms", "platform", "SELECT cell, environment, newMs + durationMs AS value FROM reports WHERE %s"),
    /** Duration of the first calls after a cold start, without the cold start itself. */
    EARLY("ms", "platform", "SELECT cell, environment, durationMs AS value FROM reports WHERE %s"),
    /** Duration of a later warm invocation. */
    HANDLER("ms", "platform", "SELECT cell, environment, durationMs AS value FROM reports WHERE %s"),
    /** Time of a request as k6 measured it, without the time to connect. */
    CLIENT("ms", "client", "SELECT cell, environment, value FROM calls WHERE counts AND valid AND %s"),
    /**
     * CPU time. For a cold start, it is counted until the first answer. For a warm call, it is counted from the end of
     * one invocation to the end of the next.
     */
    CPU("ms", "limits", "SELECT cell, environment, value FROM cpu WHERE %s"),
    /** Billed Duration. */
    BILLED("ms", "platform", "SELECT cell, environment, billedMs AS value FROM reports WHERE %s"),
    /** The most memory that an environment used; n counts environments. */
    PEAK("MB", "limits", "SELECT cell, environment, max(peakMb) AS value FROM reports GROUP BY cell, environment"),
    /** Requests without a valid answer; n is their number. */
    ERRORS("count", "client", "SELECT cell, environment, value FROM calls WHERE NOT valid AND %s");

    private final String unit;
    private final String clock;
    private final String sql;

    Metric(String unit, String clock, String sql) {
        this.unit = unit;
        this.clock = clock;
        this.sql = sql;
    }

    /**
     * Does a cell have this metric for starts of a kind?
     *
     * @param cell the cell's own kind; a warm cell also has figures of its forced cold starts
     */
    boolean applies(Kind kind, Kind cell) {
        return switch (this) {
            case COLD, INIT, FIRST, LATER -> kind == Kind.COLD;
            case EARLY, HANDLER -> kind == Kind.WARM;
            case CLIENT, CPU, BILLED, ERRORS -> true;
            case PEAK -> kind == cell;
        };
    }

    /**
     * Its samples as {@code cell}, {@code environment} and {@code value}, from the tables that {@link Samples} makes.
     */
    String sql(Kind kind) {
        return sql.formatted(switch (this) {
            case LATER -> is(SampleRule.LATER);
            case EARLY -> is(SampleRule.EARLY);
            case ERRORS -> sent(kind);
            default -> is(kind == Kind.COLD ? SampleRule.FORCED : SampleRule.MEASURED);
        });
    }

    /** The condition for requests of a kind, whether they count or failed. */
    static String sent(Kind kind) {
        return kind == Kind.COLD ? is(SampleRule.FORCED)
                : "(" + is(SampleRule.EARLY) + " OR " + is(SampleRule.MEASURED) + ")";
    }

    private static String is(SampleRule rule) {
        return "rule = " + rule.ordinal();
    }

    /** Its name in the column {@code metric}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    /**
     * Who measured it: the {@code platform} (REPORT lines), the {@code client} (k6), or the {@code limits} (CPU and
     * memory accounting).
     */
    public String clock() {
        return clock;
    }
}
