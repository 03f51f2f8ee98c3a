package lab.fidelity;

import java.util.Optional;
import lab.published.PublishedFigure;
import lab.published.Spread;
import lab.published.Spread.Side;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;

/**
 * The same figure here and on AWS: in ms, or as a multiple of the yardstick's.
 *
 * @param days how far AWS's figure moves from day to day; empty for ratios and where only one day was published
 */
public record Pair(String variant, int memoryMb, Estimate here, Estimate aws, Optional<Spread> days) {

    Pair(String variant, int memoryMb, Estimate here, Estimate aws) {
        this(variant, memoryMb, here, aws, Optional.empty());
    }

    /** A published figure beside the run's own figure for the same thing, if the run has one. */
    static Optional<Pair> of(PublishedFigure figure, Run run) {
        return run.summary().row(figure.variant(), figure.memoryMb(), figure.start(), figure.metric())
                .filter(row -> row.n() > 0).map(row -> new Pair(figure.variant(), figure.memoryMb(),
                        figure.mean() ? new Estimate(row.mean(), Interval.NONE) : Estimate.of(row),
                        figure.ms(), figure.spread()));
    }

    /** By how much they differ, as a factor of at least 1. */
    public double error() {
        return Math.exp(Math.abs(Math.log(here.value() / aws.value())));
    }

    /** Where the figure here lies relative to the range of AWS's own days. Empty if no days are known. */
    public Optional<Side> side() {
        return days.map(spread -> spread.side(here.value()));
    }

    /** AWS's figure for a drawing. If its days are known, their range is the interval. */
    Estimate awsWithDays() {
        return days.map(spread -> new Estimate(aws.value(), new Interval(spread.low(), spread.high()))).orElse(aws);
    }

    /** {@code inside} or {@code outside}; empty where no days are known. */
    String label() {
        return side().isEmpty() ? "" : outside() ? "outside" : "inside";
    }

    boolean outside() {
        return side().filter(side -> side != Side.INSIDE).isPresent();
    }

    /** Do both have an interval? */
    boolean bounded() {
        return bounded(here) && bounded(aws);
    }

    /** Do the intervals have anything in common? */
    boolean overlaps() {
        return here.interval().low() <= aws.interval().high() && aws.interval().low() <= here.interval().high();
    }

    /** Both as multiples of another pair of the same memory size. */
    Pair over(Pair yardstick) {
        return new Pair(variant, memoryMb, ratio(here, yardstick.here), ratio(aws, yardstick.aws));
    }

    private static Estimate ratio(Estimate a, Estimate b) {
        Interval interval = bounded(a) && bounded(b)
                ? Interval.ofRatio(a.value(), a.interval(), b.value(), b.interval()) : Interval.NONE;
        return new Estimate(a.value() / b.value(), interval);
    }

    private static boolean bounded(Estimate estimate) {
        return estimate.interval().low() > 0 && !Double.isNaN(estimate.interval().high());
    }
}
