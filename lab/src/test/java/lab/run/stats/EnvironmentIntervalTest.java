package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulates runs whose truth is known: environments differ, and calls of one environment resemble each other. */
class EnvironmentIntervalTest {

    private static final int RUNS = 3_000, CALLS = 60;
    private static final double BETWEEN = 0.15, WITHIN = 0.25, CORRELATION = 0.6;
    /** Of a normal distribution: 95 % lie below. */
    private static final double Z_P95 = 1.644854;
    private static final Quantile TYPE_8 = Quantile.withDefaults().with(EstimationMethod.HF8);

    @ParameterizedTest(name = "the interval of p{1} by {0} environments covers the truth in 93 to 97 of 100 runs")
    @CsvSource({"5, 50", "10, 50", "5, 95", "10, 95"})
    void coversTheTruthInNineteenOfTwentyRuns(int environments, int percentile) {
        double q = percentile / 100.0, truth = 10 * (q == 0.5 ? 1 : Math.exp(Z_P95 * WITHIN));
        double covered = IntStream.range(0, RUNS).filter(run -> {
            Interval interval = interval(environments, q, new Random(run));
            return interval.low() <= truth && truth <= interval.high();
        }).count() / (double) RUNS;
        assertThat(covered).isBetween(0.93, 0.97);
    }

    /** What would happen if calls were taken for the sample, as if they did not resemble each other. */
    @Test
    void callsAsTheSampleWouldPromiseTooMuch() {
        double covered = IntStream.range(0, 300).filter(run -> {
            Random random = new Random(run);
            double[] all = IntStream.range(0, 5).boxed()
                    .flatMapToDouble(one -> Arrays.stream(calls(random))).toArray();
            Interval interval = Interval.ofMedian(all, run);
            return interval.low() <= 10 && 10 <= interval.high();
        }).count() / 300.0;
        assertThat(covered).isLessThan(0.6);
    }

    @Test
    void environmentsThatDoNotDifferHaveANarrowInterval() {
        Interval interval = EnvironmentInterval.of(10, 10.1, 9.9, 10, 10).interval();
        assertThat(interval.low()).isCloseTo(10 / 1.0088, within(0.01));
        assertThat(interval.high()).isCloseTo(10 * 1.0088, within(0.01));
    }

    @Test
    void oneEnvironmentHasNone() {
        assertThat(EnvironmentInterval.of(10).interval().low()).isNaN();
        assertThat(EnvironmentInterval.of().interval().low()).isNaN();
    }

    @Test
    void asManyEnvironmentsAsItSaysUsuallySettleIt() {
        double limit = 11;
        Interval five = EnvironmentInterval.of(8.5, 10, 11.8, 9, 10.9).interval();
        int enough = EnvironmentInterval.toSettle(five, 5, limit).orElseThrow();
        double deviation = 0.135;
        double settled = IntStream.range(0, 2_000).filter(run -> {
            Random random = new Random(run);
            return EnvironmentInterval.of(IntStream.range(0, enough)
                    .mapToDouble(i -> 10 * Math.exp(deviation * random.nextGaussian())).toArray()).interval()
                    .high() < limit;
        }).count() / 2_000.0;
        assertThat(settled).isBetween(0.7, 0.95);
        assertThat(EnvironmentInterval.toSettle(five, 5, Math.sqrt(five.low() * five.high()))).isEmpty();
    }

    private static Interval interval(int environments, double q, Random random) {
        return EnvironmentInterval.of(IntStream.range(0, environments)
                .mapToDouble(one -> TYPE_8.evaluate(calls(random), q)).toArray()).interval();
    }

    /** Calls of one environment: skewed, and each like the one before (autoregressive). */
    private static double[] calls(Random random) {
        double environment = Math.log(10) + BETWEEN * random.nextGaussian();
        double[] ms = new double[CALLS];
        double deviation = WITHIN * random.nextGaussian();
        for (int i = 0; i < CALLS; i++) {
            ms[i] = Math.exp(environment + deviation);
            deviation = CORRELATION * deviation
                    + Math.sqrt(1 - CORRELATION * CORRELATION) * WITHIN * random.nextGaussian();
        }
        return ms;
    }
}
