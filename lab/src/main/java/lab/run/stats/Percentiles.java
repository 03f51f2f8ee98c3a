package lab.run.stats;

import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The only definition of a percentile in this project: type 7 of Hyndman and Fan (Sample quantiles in statistical
 * packages, The American Statistician 50, 1996). k6, DuckDB's quantile_cont, NumPy and R use it too, so figures can be
 * compared.
 */
public final class Percentiles {

    private static final org.apache.commons.statistics.descriptive.Quantile TYPE_7 =
            org.apache.commons.statistics.descriptive.Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

    private Percentiles() {}

    /**
     * @param samples in any order; left as they are
     * @param q       0 ≤ q ≤ 1, e.g. 0.95 for p95
     * @return NaN for no samples
     */
    public static double of(double[] samples, double q) {
        return TYPE_7.evaluate(samples, q);
    }

    public static double median(double[] samples) {
        return of(samples, 0.5);
    }
}
