package lab.run.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import org.junit.jupiter.api.Test;

class GapShareTest {

    private static double[] latencies(double median, int n, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, n).mapToDouble(i -> median * Math.exp(0.2 * random.nextGaussian())).toArray();
    }

    private static Estimate median(double median, long seed) {
        double[] samples = latencies(median, 100, seed);
        return new Estimate(Percentiles.median(samples), Interval.ofMedian(samples, seed));
    }

    private static Estimate exactly(double value) {
        return new Estimate(value, new Interval(value * 0.999, value * 1.001));
    }

    @Test
    void halfWayIsHalf() {
        GapShare half = GapShare.of(exactly(30), exactly(20), exactly(10)).orElseThrow();
        assertThat(half.share().value()).isCloseTo(0.5, within(1e-9));
        assertThat(half.share().interval().low()).isBetween(0.49, 0.5);
        assertThat(half.closesAny()).isTrue();
        assertThat(half.mayCloseAll()).isFalse();
    }

    @Test
    void worseThanTheHostWidensTheGap() {
        assertThat(GapShare.of(exactly(30), exactly(40), exactly(10)).orElseThrow().widens()).isTrue();
    }

    @Test
    void asGoodAsTheCoreMayBeAllOfIt() {
        assertThat(GapShare.of(exactly(30), exactly(10), exactly(10)).orElseThrow().mayCloseAll()).isTrue();
    }

    @Test
    void withoutAGapThereIsNoShare() {
        assertThat(GapShare.of(median(10, 1), median(9, 2), median(10, 3))).isEmpty();
    }

    @Test
    void theIntervalCoversTheTruthInNineteenOfTwentyRuns() {
        double covered = IntStream.range(0, 200).filter(run -> {
            Interval interval = GapShare.of(median(30, run), median(18, run + 1_000), median(10, run + 2_000))
                    .orElseThrow().share().interval();
            return interval.low() <= 0.6 && 0.6 <= interval.high();
        }).count() / 200.0;
        assertThat(covered).isBetween(0.90, 0.99);
    }

    @Test
    void aMeanHasTheIntervalOfTheCentralLimitTheorem() {
        Estimate mean = Estimate.ofMean(new double[] {1, 2, 3, 4, 5});
        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.interval().high()).isCloseTo(3 + 1.96 * Math.sqrt(2.5 / 5), within(1e-3));
        assertThat(Estimate.ofMean(new double[] {1}).interval().low()).isNaN();
    }
}
