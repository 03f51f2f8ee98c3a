package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    /** Latencies are skewed; the true median of this distribution is 5. */
    private static double[] latencies(int n, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, n).mapToDouble(i -> 5 * Math.exp(0.3 * random.nextGaussian())).toArray();
    }

    private static double share(int runs, ToDoubleFunction<Integer> hit) {
        return IntStream.range(0, runs).mapToDouble(hit::applyAsDouble).average().orElseThrow();
    }

    @Test
    void ofAMedianCoversTheTruthInNineteenOfTwentyRuns() {
        assertThat(share(300, run -> covers(Interval.ofMedian(latencies(100, run), run), 5))).isBetween(0.90, 0.985);
    }

    @Test
    void ofARatioCoversTheTruthInNineteenOfTwentyRuns() {
        assertThat(share(200, run -> covers(Interval.ofRatio(latencies(60, run), latencies(60, run + 10_000), run), 1)))
                .isBetween(0.90, 0.99);
    }

    @Test
    void ofADifferenceCoversTheTruthInNineteenOfTwentyRuns() {
        assertThat(share(300, run -> {
            double[] a = latencies(60, run), b = latencies(60, run + 10_000);
            return covers(Interval.ofDifference(Percentiles.median(a), Interval.ofMedian(a, run),
                    Percentiles.median(b), Interval.ofMedian(b, run + 1)), 0);
        })).isBetween(0.90, 0.99);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Interval.ofMedian(latencies(40, 1), 3)).isEqualTo(Interval.ofMedian(latencies(40, 1), 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {Bootstrap.MOST_SAMPLES, Bootstrap.MOST_SAMPLES - 1})
    void bootstrapAndOrderStatisticsAgreeWhereTheyMeet(int n) {
        double[] samples = latencies(n, 11);
        double[] ranks = Interval.rankFractions(n);
        Interval bootstrap = Interval.ofMedian(samples, 5);
        assertThat(bootstrap.low()).isCloseTo(Percentiles.of(samples, ranks[0]), within(0.03));
        assertThat(bootstrap.high()).isCloseTo(Percentiles.of(samples, ranks[1]), within(0.03));
    }

    @Test
    void manySamplesAreLeftToOrderStatistics() {
        double[] samples = latencies(100_000, 12);
        Interval interval = Interval.ofMedian(samples, 5);
        assertThat(interval.low()).isLessThan(Percentiles.median(samples));
        assertThat(interval.high()).isGreaterThan(Percentiles.median(samples));
        assertThat(interval.high() - interval.low()).isLessThan(0.05);
    }

    @Test
    void aRatioFromASummaryIsCloseToTheOneFromSamples() {
        double[] a = latencies(400, 21);
        double[] b = latencies(400, 22);
        Interval raw = Interval.ofRatio(a, b, 1);
        Interval fromSummary = Interval.ofRatio(Percentiles.median(a), Interval.ofMedian(a, 1), Percentiles.median(b),
                Interval.ofMedian(b, 2));
        assertThat(fromSummary.low()).isCloseTo(raw.low(), within(0.02));
        assertThat(fromSummary.high()).isCloseTo(raw.high(), within(0.02));
    }

    @Test
    void theSmallestDifferenceIsSeenInFourOfFiveRuns() {
        double difference = Interval.ofRatio(latencies(120, 1), latencies(120, 2), 1).smallestDifference();
        assertThat(share(120, run -> {
            double[] slower = latencies(120, run + 50_000);
            for (int i = 0; i < slower.length; i++) slower[i] *= 1 + difference;
            return Interval.ofRatio(slower, latencies(120, run), run).tellsApart() ? 1 : 0;
        })).isBetween(0.65, 0.92);
    }

    @Test
    void moreSamplesSeeSmallerDifferences() {
        double few = Interval.ofRatio(latencies(50, 1), latencies(50, 2), 1).smallestDifference();
        double many = Interval.ofRatio(latencies(5_000, 1), latencies(5_000, 2), 1).smallestDifference();
        assertThat(many).isPositive().isLessThan(few / 5);
    }

    @Test
    void oneSampleHasNoInterval() {
        assertThat(Interval.ofMedian(new double[] {1}, 1).low()).isNaN();
        assertThat(Interval.ofRatio(new double[] {1}, new double[] {1, 2}, 1).tellsApart()).isFalse();
    }

    private static double covers(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
}
