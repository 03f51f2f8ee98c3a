package lab.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import org.junit.jupiter.api.Test;

class RanksTest {

    /**
     * Ten people's IQ and hours before a television: the example of Wikipedia's article on Spearman's coefficient, ρ =
     * −29/165.
     */
    @Test
    void spearmanIsThatOfAWorkedExample() {
        double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110}, hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        List<Pair> pairs = IntStream.range(0, iq.length).mapToObj(i -> pair("v" + i, 512, iq[i], hours[i])).toList();
        assertThat(Ranks.of(pairs).spearman()).isCloseTo(-29 / 165.0, within(1e-9));
    }

    @Test
    void kendallIsReckonedForEachMemorySize() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pairs.add(pair("v" + i, 128, new double[] {1, 3, 2, 4, 5}[i], i));
            pairs.add(pair("v" + i, 512, i, 10 * i));
        }
        assertThat(Ranks.of(pairs).kendall()).hasSize(2);
        assertThat(Ranks.of(pairs).kendall().get(128)).isCloseTo(8 / 10.0, within(1e-9));
        assertThat(Ranks.of(pairs).kendall().get(512)).isEqualTo(1);
    }

    @Test
    void anOrderThatHoldsIsToldFromChanceAndARandomOneIsNot() {
        assertThat(Ranks.of(rows((variant, random) -> variant)).told()).isTrue();
        assertThat(Ranks.of(rows((variant, random) -> random.nextDouble())).told()).isFalse();
    }

    /** Five variants in the right order: one of 120 shuffles. */
    @Test
    void chanceIsTheShareOfShufflesThatComeAsHigh() {
        assertThat(inOrder(5, 512).chance()).isCloseTo(1 / 120.0, within(0.005));
        assertThat(inOrder(5, 512).told()).isTrue();
    }

    @Test
    void fewVariantsHaveNoOrderHoweverManyRows() {
        List<Pair> rows = new ArrayList<>();
        for (int variant = 1; variant < Ranks.FEWEST; variant++)
            for (int memoryMb : new int[] {128, 256, 512, 1024})
                rows.add(pair("v" + variant, memoryMb, variant + 1.0 / memoryMb, variant + 1.0 / memoryMb));
        Ranks ranks = Ranks.of(rows);
        assertThat(ranks.spearman()).isNaN();
        assertThat(ranks.chance()).isNaN();
        assertThat(ranks.interval().low()).isNaN();
        assertThat(ranks.kendall()).isEmpty();
        assertThat(ranks.told()).isFalse();
    }

    @Test
    void anIntervalIsNeverASinglePoint() {
        assertThat(inOrder(12, 512).spearman()).isCloseTo(1, within(1e-9));
        assertThat(inOrder(12, 512).interval().low()).isNaN();
        Ranks scattered = Ranks.of(rows((variant, random) -> variant + 2 * random.nextDouble()));
        assertThat(scattered.interval().low()).isLessThan(scattered.interval().high());
    }

    private static Ranks inOrder(int variants, int memoryMb) {
        return Ranks.of(IntStream.range(0, variants).mapToObj(i -> pair("v" + i, memoryMb, i + 1, i + 1)).toList());
    }

    private interface Here {
        double of(int variant, Random random);
    }

    private static List<Pair> rows(Here here) {
        Random random = new Random(7);
        List<Pair> pairs = new ArrayList<>();
        for (int variant = 1; variant <= 6; variant++)
            for (int memoryMb : new int[] {128, 256, 512, 1024})
                pairs.add(pair("v" + variant, memoryMb, here.of(variant, random), variant + random.nextDouble() / 2));
        return pairs;
    }

    static Pair pair(String variant, int memoryMb, double here, double aws) {
        return new Pair(variant, memoryMb, new Estimate(here, Interval.NONE),
                new Estimate(aws, Interval.NONE));
    }
}
