package locallambda.report;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * How AWS calculates Billed Duration from the measured times. AWS changed the rule twice (announcements of 1 December
 * 2020 and of 1 August 2025); captured REPORT lines of each period agree with it.
 */
public enum BillingRule {
    /** Duration rounded up to 100 ms. */
    HUNDRED_MS(LocalDate.MIN),
    /** Duration rounded up to 1 ms; INIT of managed runtimes is free. */
    INIT_FREE(LocalDate.of(2020, 12, 1)),
    /** Duration and INIT together, rounded up to 1 ms. */
    INIT_BILLED(LocalDate.of(2025, 8, 1));

    /** The rule in force now; the local Lambda bills by it. */
    public static final BillingRule TODAY = INIT_BILLED;

    private final LocalDate since;

    BillingRule(LocalDate since) {
        this.since = since;
    }

    /** The rule in force on a day. */
    public static BillingRule on(LocalDate day) {
        return Stream.of(values()).filter(rule -> !day.isBefore(rule.since)).reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Billed Duration in ms. For a restored environment, every rule adds the billed part of the restore. */
    public long billedMs(double durationMs, Start start) {
        return switch (start) {
            case Start.Warm() -> up(durationMs);
            case Start.Cold(double initMs) -> up(this == INIT_BILLED ? durationMs + initMs : durationMs);
            case Start.Restored(double restoreMs, double billedMs) -> up(durationMs) + (long) Math.ceil(billedMs);
        };
    }

    /** Rounds to the microsecond first, the finest that a REPORT line shows, so that nobody pays for what it hides. */
    private long up(double ms) {
        double exact = Math.round(ms * 1000) / 1000.0;
        return this == HUNDRED_MS ? 100 * (long) Math.ceil(exact / 100) : (long) Math.ceil(exact);
    }
}
