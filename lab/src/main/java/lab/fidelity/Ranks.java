package lab.fidelity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import tech.tablesaw.api.DoubleColumn;

/**
 * Whether figures here stand in the order they have on AWS.
 *
 * @param spearman rank correlation over all rows; NaN if all figures of one side are the same, or if there are fewer
 *                 than {@value #FEWEST} variants, which are too few for an order: chance alone puts one in 24 sets of
 *                 four variants into the right order
 * @param chance   how probable such a high correlation is if the order here has nothing to do with AWS's: the share of
 *                 {@value #RESAMPLES} shuffles of the variants whose correlation is at least as high (permutation test;
 *                 Davison and Hinkley, Bootstrap Methods, 1997, chapter 4.3); NaN without a correlation
 * @param interval 95 % interval of the correlation: whole variants are drawn with replacement, because the memory sizes
 *                 of one variant are not independent rows (cluster bootstrap; the same, chapter 3.8); NaN without a
 *                 correlation, and if every draw gives the same correlation, because rows without a single exception
 *                 don't show how much it scatters
 * @param kendall  rank correlation (τ-b) among the variants of one memory size, by memory size; none for fewer than
 *                 {@value #FEWEST}
 */
public record Ranks(double spearman, double chance, Interval interval, Map<Integer, Double> kendall) {

    static final int FEWEST = 5;
    static final int RESAMPLES = 2_000;
    private static final double LEVEL = 0.05;
    private static final long SEED = 7;

    static Ranks of(List<Pair> pairs) {
        Map<Integer, Double> kendall = new TreeMap<>();
        pairs.stream().collect(groupingBy(Pair::memoryMb)).forEach((memoryMb, some) -> {
            double tau = some.size() < FEWEST ? Double.NaN : here(some).kendalls(aws(some));
            if (!Double.isNaN(tau)) kendall.put(memoryMb, tau);
        });
        boolean few = pairs.stream().map(Pair::variant).distinct().count() < FEWEST;
        return few ? new Ranks(Double.NaN, Double.NaN, Interval.NONE, kendall)
                : new Ranks(spearman(pairs), chance(pairs), interval(pairs), kendall);
    }

    /** Does chance alone not explain the order? */
    boolean told() {
        return chance <= LEVEL;
    }

    private static double chance(List<Pair> pairs) {
        double found = spearman(pairs);
        if (Double.isNaN(found)) return Double.NaN;
        List<String> variants = pairs.stream().map(Pair::variant).distinct().toList();
        Random random = new Random(SEED);
        long asHigh = IntStream.range(0, RESAMPLES)
                .filter(i -> spearman(shuffled(pairs, variants, random)) >= found - 1e-12).count();
        return (1.0 + asHigh) / (1 + RESAMPLES);
    }

    /** Each variant's figures here beside those that another one has on AWS at the same memory size. */
    private static List<Pair> shuffled(List<Pair> pairs, List<String> variants, Random random) {
        List<String> others = new ArrayList<>(variants);
        Collections.shuffle(others, random);
        return pairs.stream().flatMap(pair -> pairs.stream()
                .filter(other -> other.memoryMb() == pair.memoryMb()
                        && other.variant().equals(others.get(variants.indexOf(pair.variant()))))
                .map(other -> new Pair(pair.variant(), pair.memoryMb(), pair.here(), other.aws()))).toList();
    }

    private static double spearman(List<Pair> pairs) {
        return here(pairs).spearmans(aws(pairs));
    }

    private static Interval interval(List<Pair> pairs) {
        List<List<Pair>> variants =
                List.copyOf(pairs.stream().collect(groupingBy(Pair::variant, TreeMap::new, toList())).values());
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        double[] drawn = IntStream.range(0, RESAMPLES).mapToDouble(i -> spearman(draw(variants, random)))
                .filter(Double::isFinite).toArray();
        Interval interval = new Interval(Percentiles.of(drawn, 0.025), Percentiles.of(drawn, 0.975));
        return interval.low() < interval.high() ? interval : Interval.NONE;
    }

    private static List<Pair> draw(List<List<Pair>> variants, UniformRandomProvider random) {
        List<Pair> drawn = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) drawn.addAll(variants.get(random.nextInt(variants.size())));
        return drawn;
    }

    private static DoubleColumn here(List<Pair> pairs) {
        return column(pairs, pair -> pair.here().value());
    }

    private static DoubleColumn aws(List<Pair> pairs) {
        return column(pairs, pair -> pair.aws().value());
    }

    private static DoubleColumn column(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return DoubleColumn.create("", pairs.stream().mapToDouble(value).toArray());
    }
}
