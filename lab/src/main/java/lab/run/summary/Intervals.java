package lab.run.summary;

import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Interval;

/**
 * The 95 % intervals of a row's percentiles, with execution environments as the sample. {@link EnvironmentInterval}
 * explains the method. Each interval is {@link Interval#NONE} if there are fewer than two environments, or too few
 * calls in each of them.
 *
 * @param environments how many environments have a statistic; 0 in a summary that was written before this was counted
 */
public record Intervals(int environments, Interval p50, Interval p90, Interval p95, Interval p99) {

    static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    static final Intervals NONE = new Intervals(0, Interval.NONE, Interval.NONE, Interval.NONE, Interval.NONE);

    /** @param q 0.5, 0.9, 0.95 or 0.99 */
    public Interval of(double q) {
        if (q == 0.5) return p50;
        if (q == 0.9) return p90;
        if (q == 0.95) return p95;
        if (q == 0.99) return p99;
        throw new IllegalArgumentException("a summary has intervals of p50, p90, p95 and p99, not of " + q);
    }
}
