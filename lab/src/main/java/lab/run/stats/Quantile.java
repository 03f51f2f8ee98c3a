package lab.run.stats;

import java.util.Arrays;

/**
 * A percentile as it may be printed: the percentile itself if n is large enough for it, otherwise the maximum. In both
 * cases, n is printed beside it.
 *
 * @param q       the percentile that was requested, such as 0.95
 * @param maximum whether {@code value} is the maximum, because n is too small for {@code q}
 */
public record Quantile(double value, double q, long n, boolean maximum) {

    /** A percentile is printed only if at least this many samples lie beyond it. */
    public static final int BEYOND = 10;

    /** @return NaN with n = 0 for no samples */
    public static Quantile of(double[] samples, double q) {
        return of(Percentiles.of(samples, q), Arrays.stream(samples).max().orElse(Double.NaN), q, samples.length);
    }

    /** The same for a summary that already has both values. */
    public static Quantile of(double percentile, double maximum, double q, long n) {
        boolean carried = carries(n, q);
        return new Quantile(carried ? percentile : maximum, q, n, !carried);
    }

    /** Is n·(1−q) ≥ 10? */
    public static boolean carries(long n, double q) {
        return n * (1 - q) >= BEYOND - 1e-9;
    }

    /** {@code p95}, or {@code max} if n is too small for p95. */
    public String name() {
        return maximum ? "max" : "p" + Math.round(q * 100);
    }
}
