package lab.cost;

import java.util.Optional;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * How certain Lambda's part of a bill is. AWS bills the handler's Duration, so Lambda's part has the same relative
 * uncertainty as the median of Duration. Billed Duration itself has only whole milliseconds, so the interval of its
 * median often has no width.
 */
public final class BillInterval {

    /** The figure whose interval the bill inherits; its kind of start is warm. */
    public static final Metric INHERITED = Metric.HANDLER;

    private BillInterval() {}

    /** @param warm the cell's median of {@link #INHERITED} with its interval, which may be unknown */
    public static Interval of(Cost cost, Row warm) {
        double fixed = cost.lambda().requestsUsd(), moving = cost.lambda().usd() - fixed;
        return new Interval(fixed + moving * warm.interval().low() / warm.p50(),
                fixed + moving * warm.interval().high() / warm.p50());
    }

    /** The interval of the difference between two bills, in USD; empty if one bill has no interval. */
    public static Optional<Interval> ofDifference(Cost a, Cost b, Summary summary) {
        return of(a, summary).flatMap(own -> of(b, summary)
                .map(other -> Interval.ofDifference(a.lambda().usd(), own, b.lambda().usd(), other)));
    }

    private static Optional<Interval> of(Cost cost, Summary summary) {
        return summary.row(cost.variant(), cost.memoryMb(), Kind.WARM, INHERITED)
                .map(warm -> of(cost, warm)).filter(interval -> !Double.isNaN(interval.low()));
    }
}
