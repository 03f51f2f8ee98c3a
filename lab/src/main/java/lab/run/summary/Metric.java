package lab.run.summary;

import java.util.Locale;

/** What a summary tells about a cell; docs/results.md says how each is measured. */
public enum Metric {
    /** Init or Restore plus the first Duration of a new environment. */
    COLD("ms", "platform"),
    /** Init or Restore Duration alone. */
    INIT("ms", "platform"),
    /** Duration of a new environment's first invocation. */
    FIRST("ms", "platform"),
    /**
     * As COLD, of environments that start in a burst after the first one: their snapshot has been restored before. AWS
     * only.
     */
    LATER("ms", "platform"),
    /** Duration of a warm invocation. */
    HANDLER("ms", "platform"),
    /** The request as k6 saw it, without connecting. */
    CLIENT("ms", "client"),
    /**
     * CPU time: of a cold cell until the first answer, of a warm cell from the end of one invocation to the end of the
     * next.
     */
    CPU("ms", "limits"),
    /** Billed Duration. */
    BILLED("ms", "platform"),
    /** The most memory that an environment used; n counts environments. */
    PEAK("MB", "limits"),
    /** Requests without a valid answer; n is their number. */
    ERRORS("count", "client");

    private final String unit;
    private final String clock;

    Metric(String unit, String clock) {
        this.unit = unit;
        this.clock = clock;
    }

    /** Has a cell of this start ({@code cold} or {@code warm}) this metric? */
    boolean applies(String start) {
        return switch (this) {
            case COLD, INIT, FIRST, LATER -> start.equals("cold");
            case HANDLER -> start.equals("warm");
            case CLIENT, CPU, BILLED, PEAK, ERRORS -> true;
        };
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
