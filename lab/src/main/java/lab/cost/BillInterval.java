package lab.cost;

import java.util.Optional;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** How sure Lambda's part of a bill is: what follows Billed Duration is as uncertain as the billed median. */
public final class BillInterval {

    private BillInterval() {}

    /** @return empty if the run has no interval of the billed duration */
    public static Optional<Interval> of(Cost cost, Summary summary) {
        return summary.row(cost.variant(), cost.memoryMb(), Kind.WARM, Metric.BILLED)
                .filter(billed -> !Double.isNaN(billed.interval().low())).map(billed -> of(cost, billed));
    }

    private static Interval of(Cost cost, Row billed) {
        double fixed = cost.lambda().requestsUsd(), moving = cost.lambda().usd() - fixed;
        return new Interval(fixed + moving * billed.interval().low() / billed.p50(),
                fixed + moving * billed.interval().high() / billed.p50());
    }

    /** Of the difference of two bills, in USD; empty if one of them has no interval. */
    public static Optional<Interval> ofDifference(Cost a, Cost b, Summary summary) {
        return of(a, summary).flatMap(own -> of(b, summary)
                .map(other -> Interval.ofDifference(a.lambda().usd(), own, b.lambda().usd(), other)));
    }
}
