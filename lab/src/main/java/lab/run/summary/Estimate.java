package lab.run.summary;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;

/**
 * A positive figure with its 95 % interval, such as a median from a summary, or the result of a formula over several
 * such figures.
 */
public record Estimate(double value, Interval interval) {

    private static final double Z_95 = 1.959964;
    private static final int DRAWS = 20_000;
    private static final long SEED = 7;

    /** The median of a row. */
    public static Estimate of(Summary.Row row) {
        return new Estimate(row.p50(), row.interval());
    }

    /** The mean of samples with its interval by the central limit theorem; NaN for fewer than two. */
    public static Estimate ofMean(double[] samples) {
        double mean = Arrays.stream(samples).average().orElse(Double.NaN);
        double squares = Arrays.stream(samples).map(sample -> (sample - mean) * (sample - mean)).sum();
        double reach =
                samples.length < 2 ? Double.NaN : Z_95 * Math.sqrt(squares / (samples.length - 1) / samples.length);
        return new Estimate(mean, new Interval(mean - reach, mean + reach));
    }

    /**
     * The value of a formula over independent estimates, and its interval. The interval comes from carrying the
     * distributions of the estimates through the formula (Monte Carlo, JCGM 101:2008). Each estimate is taken as normal
     * on the logarithmic scale, with different widths below and above its value.
     */
    public static Estimate through(ToDoubleFunction<double[]> formula, Estimate... inputs) {
        Random normal = new Random(SEED);
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++)
            draws[draw] = formula.applyAsDouble(
                    Arrays.stream(inputs).mapToDouble(input -> input.at(normal.nextGaussian())).toArray());
        double value = formula.applyAsDouble(Arrays.stream(inputs).mapToDouble(Estimate::value).toArray());
        return new Estimate(value, new Interval(Percentiles.of(draws, 0.025), Percentiles.of(draws, 0.975)));
    }

    /** The ratio of this estimate to another. */
    public Estimate over(Estimate other) {
        return through(of -> of[0] / of[1], this, other);
    }

    /** Do the two differ by more than chance explains? */
    public boolean tellsApart(Estimate other) {
        return over(other).interval().tellsApart();
    }

    /** The value that lies so many standard deviations from the middle. */
    private double at(double deviations) {
        double reach = deviations < 0 ? value / interval.low() : interval.high() / value;
        return value * Math.exp(deviations * Math.log(reach) / Z_95);
    }
}
