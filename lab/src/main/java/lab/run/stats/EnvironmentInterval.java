package lab.run.stats;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The 95 % confidence interval of a figure when execution environments are the sample. Calls to one process resemble
 * each other, so a thousand calls to one process say little about the next process. Each environment is therefore
 * summarized by one statistic (its median, say), and Student's t interval is taken over the logarithms of these
 * statistics with G − 1 degrees of freedom, G being the number of environments. Latencies are skewed, and most of the
 * skew disappears on the logarithmic scale. Source for one statistic per process: Kalibera and Jones, Rigorous
 * Benchmarking in Reasonable Time, ISMM 2013; Georges, Buytaert and Eeckhout, Statistically Rigorous Java Performance
 * Evaluation, OOPSLA 2007.
 *
 * @param environments G
 * @param meanLog      mean of the logarithms
 * @param deviation    standard deviation of the logarithms, with G − 1 degrees of freedom; NaN for one environment
 */
public record EnvironmentInterval(int environments, double meanLog, double deviation) {

    /** Fewer environments than this give no verdict. With four, the deviation is already multiplied by 1.6. */
    public static final int FEWEST = 5;

    private static final double UPPER = 0.975;
    /** Of a normal distribution: 80 % lie below. */
    private static final double Z_POWER = 0.841621;
    private static final int MOST = 1_000;

    /** @param statistics one positive statistic per environment */
    public static EnvironmentInterval of(double... statistics) {
        double[] logs = Arrays.stream(statistics).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElse(Double.NaN);
        double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        return new EnvironmentInterval(logs.length, mean,
                logs.length < 2 ? Double.NaN : Math.sqrt(squares / (logs.length - 1)));
    }

    /** How many calls an environment must have answered so that its percentile (type 8) is not just its maximum. */
    public static int fewestCalls(double q) {
        return (int) Math.ceil((q + 1) / 3 / (1 - q) - 1e-9);
    }

    /** @return NaN for fewer than two environments */
    public Interval interval() {
        if (environments < 2 || Double.isNaN(meanLog)) return Interval.NONE;
        double reach = reach(environments, deviation);
        return new Interval(Math.exp(meanLog - reach), Math.exp(meanLog + reach));
    }

    /**
     * How many environments it would probably take (in 80 of 100 such runs) until the interval no longer contains a
     * limit, if the figure and its scatter stay as they are.
     *
     * @param interval     the interval of the environments measured so far
     * @param environments how many environments were measured so far
     * @param limit        in the unit of the interval
     * @return empty if more than {@value #MOST} would be needed, or nothing can be said
     */
    public static OptionalInt toSettle(Interval interval, int environments, double limit) {
        double middle = (Math.log(interval.low()) + Math.log(interval.high())) / 2;
        double half = (Math.log(interval.high()) - Math.log(interval.low())) / 2;
        double distance = Math.abs(Math.log(limit) - middle);
        if (environments < 2 || !(distance > 0) || !(half > 0)) return OptionalInt.empty();
        double deviation = half * Math.sqrt(environments) / student(environments);
        for (int more = environments + 1; more <= MOST; more++)
            if (reach(more, deviation) + Z_POWER * deviation / Math.sqrt(more) <= distance) return OptionalInt.of(more);
        return OptionalInt.empty();
    }

    private static double reach(int environments, double deviation) {
        return student(environments) * deviation / Math.sqrt(environments);
    }

    private static double student(int environments) {
        return TDistribution.of(environments - 1).inverseCumulativeProbability(UPPER);
    }
}
