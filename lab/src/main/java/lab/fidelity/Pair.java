package lab.fidelity;

import lab.result.Estimate;
import lab.result.Interval;

/** The same figure here and on AWS: ms, or how many times the yardstick's. */
public record Pair(String variant, int memoryMb, Estimate here, Estimate aws) {

    /** By how much they differ, as a factor of at least 1. */
    public double error() {
        return Math.exp(Math.abs(Math.log(here.value() / aws.value())));
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
        Interval interval = bounded(a) && bounded(b) ? Interval.ofRatio(a.value(), a.interval(), b.value(), b.interval()) : Figure.NONE;
        return new Estimate(a.value() / b.value(), interval);
    }

    private static boolean bounded(Estimate estimate) {
        return estimate.interval().low() > 0 && !Double.isNaN(estimate.interval().high());
    }
}
