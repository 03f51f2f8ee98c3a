package lab.run.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The percentile bootstrap for medians (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). A
 * resample is counted into the sorted samples instead of being sorted itself, so each resample takes time in proportion
 * to n.
 */
public final class Bootstrap {

    /** With more samples than this, order statistics are used, because they give the same interval immediately. */
    public static final int MOST_SAMPLES = 5_000;

    private static final int RESAMPLES = 4_000;

    private final double[] sorted;
    private final int[] drawn;
    private final UniformRandomProvider random;

    private Bootstrap(double[] samples, UniformRandomProvider random) {
        this.sorted = samples.clone();
        Arrays.sort(sorted);
        this.drawn = new int[sorted.length];
        this.random = random;
    }

    static Interval median(double[] samples, long seed) {
        Bootstrap bootstrap = new Bootstrap(samples, generator(seed));
        double[] medians = new double[RESAMPLES];
        Arrays.setAll(medians, i -> bootstrap.next());
        return middle95(medians);
    }

    static Interval ratio(double[] a, double[] b, long seed) {
        UniformRandomProvider random = generator(seed);
        Bootstrap above = new Bootstrap(a, random);
        Bootstrap below = new Bootstrap(b, random);
        double[] ratios = new double[RESAMPLES];
        Arrays.setAll(ratios, i -> above.next() / below.next());
        return middle95(ratios);
    }

    /** The median of one resample of n samples with replacement. */
    private double next() {
        int n = sorted.length;
        Arrays.fill(drawn, 0);
        for (int i = 0; i < n; i++) drawn[random.nextInt(n)]++;
        int lower = (n - 1) / 2;
        int upper = n / 2;
        int seen = 0;
        double low = Double.NaN;
        for (int i = 0; i < n; i++) {
            seen += drawn[i];
            if (Double.isNaN(low) && seen > lower) low = sorted[i];
            if (seen > upper) return (low + sorted[i]) / 2;
        }
        throw new IllegalStateException("a resample has n members");
    }

    private static Interval middle95(double[] statistics) {
        return new Interval(Percentiles.of(statistics, 0.025), Percentiles.of(statistics, 0.975));
    }

    private static UniformRandomProvider generator(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }
}
