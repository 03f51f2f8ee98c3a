package lab.run.summary;

import java.util.Locale;
import locallambda.report.Start.Kind;

/** What a summary tells about a cell, and which samples it comes from; docs/results.md says how each is measured. */
public enum Metric {
    /** Init or Restore plus the first Duration of a new environment. */
    COLD("ms", "platform", "SELECT cell, newMs + durationMs AS value FROM reports WHERE counts"),
    /** Init or Restore Duration alone. */
    INIT("ms", "platform", "SELECT cell, newMs AS value FROM reports WHERE counts"),
    /** Duration of a new environment's first invocation. */
    FIRST("ms", "platform", "SELECT cell, durationMs AS value FROM reports WHERE counts"),
    /**
     * As COLD, of environments that start in a burst after the first one: their snapshot has been restored before. AWS
     * only.
     */
    LATER("ms", "platform", "SELECT cell, newMs + durationMs AS value FROM reports WHERE later"),
    /** Duration of a warm invocation. */
    HANDLER("ms", "platform", "SELECT cell, durationMs AS value FROM reports WHERE counts"),
    /** The request as k6 saw it, without connecting. */
    CLIENT("ms", "client", "SELECT cell, value FROM calls WHERE counts AND valid"),
    /**
     * CPU time: of a cold cell until the first answer, of a warm cell from the end of one invocation to the end of the
     * next.
     */
    CPU("ms", "limits", "SELECT cell, value FROM cpu"),
    /** Billed Duration. */
    BILLED("ms", "platform", "SELECT cell, billedMs AS value FROM reports WHERE counts"),
    /** The most memory that an environment used; n counts environments. */
    PEAK("MB", "limits", "SELECT cell, max(peakMb) AS value FROM reports GROUP BY cell, environment"),
    /** Requests without a valid answer; n is their number. */
    ERRORS("count", "client", "SELECT cell, value FROM calls WHERE NOT valid");

    private final String unit;
    private final String clock;
    private final String sql;

    Metric(String unit, String clock, String sql) {
        this.unit = unit;
        this.clock = clock;
        this.sql = sql;
    }

    /** Has a cell of this kind this metric? */
    boolean applies(Kind cell) {
        return switch (this) {
            case COLD, INIT, FIRST, LATER -> cell == Kind.COLD;
            case HANDLER -> cell == Kind.WARM;
            case CLIENT, CPU, BILLED, PEAK, ERRORS -> true;
        };
    }

    /** Its samples as {@code cell} and {@code value}, from the tables that {@link Samples} makes. */
    String sql() {
        return sql;
    }

    /** As it stands in the column {@code metric}. */
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
