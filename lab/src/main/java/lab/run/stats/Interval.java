package lab.run.stats;

import java.util.Arrays;

/**
 * A 95 % confidence interval of a median or of a ratio of two medians. It shows how far chance alone moves the figure
 * when the same machine measures again. It says nothing about another machine or another day.
 */
public record Interval(double low, double high) {

    /** No interval: there are too few samples. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** Of a normal distribution: 95 % lie within this many standard deviations. */
    private static final double Z_95 = 1.959964;
    /** Of a normal distribution: 80 % lie below. */
    private static final double Z_POWER = 0.841621;

    /**
     * The interval of a median. The method is the percentile bootstrap for up to {@value Bootstrap#MOST_SAMPLES}
     * samples, and order statistics for more.
     *
     * @return NaN for fewer than two samples; under about ten it is too narrow, as every bootstrap is
     */
    public static Interval ofMedian(double[] samples, long seed) {
        if (samples.length < 2) return NONE;
        return samples.length <= Bootstrap.MOST_SAMPLES ? Bootstrap.median(samples, seed) : byRanks(samples);
    }

    /**
     * The interval of median(a) / median(b). Both medians are bootstrapped independently. Large samples use the method
     * of {@link #ofRatio(double, Interval, double, Interval)}.
     */
    public static Interval ofRatio(double[] a, double[] b, long seed) {
        if (a.length < 2 || b.length < 2) return NONE;
        if (Math.max(a.length, b.length) <= Bootstrap.MOST_SAMPLES) return Bootstrap.ratio(a, b, seed);
        return ofRatio(Percentiles.median(a), ofMedian(a, seed), Percentiles.median(b), ofMedian(b, seed + 1));
    }

    /**
     * The interval of a ratio from two medians and their intervals, on the logarithmic scale (the MOVER method: Zou and
     * Donner, Statistics in Medicine 27, 2008). Use this method if you have a summary but no raw samples.
     */
    public static Interval ofRatio(double medianA, Interval a, double medianB, Interval b) {
        double ratio = Math.log(medianA / medianB);
        double down = Math.hypot(Math.log(medianA / a.low), Math.log(b.high / medianB));
        double up = Math.hypot(Math.log(a.high / medianA), Math.log(medianB / b.low));
        return new Interval(Math.exp(ratio - down), Math.exp(ratio + up));
    }

    /**
     * The interval of the difference between two figures, calculated from the intervals of the figures. The same method
     * keeps the asymmetry of both intervals.
     */
    public static Interval ofDifference(double figureA, Interval a, double figureB, Interval b) {
        double difference = figureA - figureB;
        return new Interval(difference - Math.hypot(figureA - a.low, b.high - figureB),
                difference + Math.hypot(a.high - figureA, figureB - b.low));
    }

    /**
     * The smallest difference that this comparison can detect, as a fraction: 0.08 means that 80 % of such runs would
     * distinguish a true difference of 8 % from chance. It is calculated from the half-width h of a ratio's interval on
     * the logarithmic scale: exp(h·(1.96+0.84)/1.96) − 1, the minimum detectable effect (Bloom, Evaluation Review 19,
     * 1995).
     */
    public double smallestDifference() {
        double half = (Math.log(high) - Math.log(low)) / 2;
        return Math.expm1(half * (Z_95 + Z_POWER) / Z_95);
    }

    /** For a ratio: does the interval exclude 1? If so, the two medians differ by more than chance explains. */
    public boolean tellsApart() {
        return low > 1 || high < 1;
    }

    /** The two order statistics that enclose the median with 95 %, as fractions 0–1 for a type-7 percentile. */
    public static double[] rankFractions(long n) {
        long[] ranks = ranks(n);
        double last = Math.max(1, n - 1);
        return new double[] {ranks[0] / last, ranks[1] / last};
    }

    /** The order statistics, counted from 0, that enclose the median with 95 % (binomial, normal approximation). */
    private static long[] ranks(long n) {
        double reach = Z_95 * Math.sqrt(n) / 2;
        return new long[] {(long) Math.max(0, Math.floor(n / 2.0 - reach) - 1),
            (long) Math.min(n - 1, Math.ceil(n / 2.0 + reach))};
    }

    private static Interval byRanks(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        long[] ranks = ranks(sorted.length);
        return new Interval(sorted[(int) ranks[0]], sorted[(int) ranks[1]]);
    }
}
