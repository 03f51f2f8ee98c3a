package lab.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lab.published.PublishedFigure;
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
        for (int i = 0; i < 4; i++) {
            pairs.add(pair("v" + i, 128, new double[] {1, 3, 2, 4}[i], i));
            pairs.add(pair("v" + i, 512, i, 10 * i));
        }
        assertThat(Ranks.of(pairs).kendall()).hasSize(2);
        assertThat(Ranks.of(pairs).kendall().get(128)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(Ranks.of(pairs).kendall().get(512)).isEqualTo(1);
    }

    @Test
    void anOrderThatHoldsIsToldFromChanceAndARandomOneIsNot() {
        assertThat(Ranks.of(rows((variant, random) -> variant)).told()).isTrue();
        assertThat(Ranks.of(rows((variant, random) -> random.nextDouble())).told()).isFalse();
    }

    /** Four variants in the right order: one of 24 shuffles. */
    @Test
    void chanceIsTheShareOfShufflesThatComeAsHigh() {
        Ranks ranks = Ranks.of(IntStream.range(0, 4).mapToObj(i -> pair("v" + i, 512, i + 1, i + 1)).toList());
        assertThat(ranks.chance()).isCloseTo(1 / 24.0, within(0.015));
    }

    @Test
    void fewVariantsHaveNoInterval() {
        Ranks ranks = Ranks.of(List.of(pair("a", 128, 1, 1), pair("b", 128, 2, 2), pair("c", 128, 3, 3)));
        assertThat(ranks.spearman()).isEqualTo(1);
        assertThat(ranks.interval().low()).isNaN();
        assertThat(ranks.told()).isFalse();
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
        return new Pair(variant, memoryMb, new Estimate(here, PublishedFigure.NONE),
                new Estimate(aws, PublishedFigure.NONE));
    }
}
