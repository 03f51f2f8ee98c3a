package lab.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cost.Goal;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * What others published about cold starts of the same kind of variant on AWS, and whether a run's cold start agrees.
 *
 * <p>Local durations can't be compared with durations on AWS, so the opinion compares ratios: the variant's cold start
 * divided by that of another kind in the same run, with the same ratio on AWS. A published ratio contradicts the run's
 * if one says faster and the other slower, each by more than a factor of {@value #NOTICED}, or if they lie more than a
 * factor of {@value #FAR} apart. The second condition doesn't apply to hello worlds, because their ratios don't include
 * what a real function does in its first call. The comparison uses the end of the run's 95 % interval that is nearest
 * to the published ratio.
 *
 * @param word    {@code disagrees} if any published ratio contradicts, else {@code agrees} if there is one
 * @param range   the range of the published medians for cold starts of that kind; empty if there are none
 * @param ratios  each ratio that was compared
 * @param sources of the range and of the ratios
 */
public record AwsOpinion(Word word, String range, List<Ratio> ratios, List<PublishedSource> sources) {

    /** A ratio nearer to 1 than this doesn't count as a difference. */
    static final double NOTICED = 1.25;
    /** Half an order of magnitude: two different functions on the same AWS differ by less. */
    static final double FAR = 3;

    /** The opinion in a word. */
    public enum Word {
        AGREES, DISAGREES, NO_DATA;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One ratio of two cold starts.
     *
     * @param base     the variant of the run that is the divisor
     * @param here     the ratio in the run
     * @param interval its 95 % interval
     * @param aws      the published ratio
     * @param of       the figure on AWS that is divided
     */
    public record Ratio(String base, double here, Interval interval, double aws, PublishedCold of) {

        /** Does the published ratio contradict the run's? */
        public boolean contradicts() {
            double nearest = Math.clamp(aws, bound(interval.low()), bound(interval.high()));
            double apart = Math.max(nearest / aws, aws / nearest);
            boolean opposite = Math.min(nearest, aws) < 1 / NOTICED && Math.max(nearest, aws) > NOTICED;
            return opposite || !of.source().hello() && apart > FAR;
        }

        /** An interval that isn't known is the figure itself. */
        private double bound(double end) {
            return Double.isNaN(end) ? here : end;
        }

        /** {@code 1.8 × python on AWS (lambda-perf, hello world, 512 MB), 0.12 here}. */
        @Override
        public String toString() {
            return "%s × %s on AWS (%s, %s%s), %s here".formatted(number(aws), base, of.source().name(), of.group(),
                    of.memoryMb() == 0 ? "" : ", " + of.memoryMb() + " MB", number(here));
        }
    }

    /** Compares what was published about a variant's kind with its cold starts in a run, at one memory size. */
    public static AwsOpinion of(Run run, String variant, int memoryMb) {
        Optional<VariantKind> kind = VariantKind.of(variant);
        if (kind.isEmpty()) return new AwsOpinion(Word.NO_DATA, "", List.of(), List.of());
        List<PublishedCold> all = PublishedCold.all(run.architecture());
        List<PublishedCold> own = all.stream().filter(one -> one.kind() == kind.get()).toList();
        List<Ratio> ratios = new ArrayList<>();
        for (VariantKind base : kind.get().bases())
            base.beside(variant, run.variants()).ifPresent(other -> nearest(own, all, base, memoryMb)
                    .forEach(pair -> ratio(run, variant, other, memoryMb, pair).ifPresent(ratios::add)));
        Word word = ratios.isEmpty() ? Word.NO_DATA
                : ratios.stream().anyMatch(Ratio::contradicts) ? Word.DISAGREES : Word.AGREES;
        return new AwsOpinion(word, range(own), ratios,
                own.stream().map(PublishedCold::source).distinct().toList());
    }

    /**
     * What contradicts a local "yes" to a goal. Published figures are about cold starts, so they only matter for a goal
     * that limits those, and a run on AWS needs no opinion of others.
     *
     * @return empty if no published figure disagrees
     */
    public static Optional<AwsOpinion> contradicting(Run run, Goal goal, String variant, int memoryMb) {
        if (!run.place().modelled() || !goal.ofColdStarts()) return Optional.empty();
        return Optional.of(of(run, variant, memoryMb)).filter(aws -> aws.word() == Word.DISAGREES);
    }

    /** Two published figures of one group at one memory size. */
    private record Pair(PublishedCold own, PublishedCold base) {

        double distance(int memoryMb) {
            return own.memoryMb() == 0 ? 0 : Math.abs(Math.log((double) own.memoryMb() / memoryMb));
        }
    }

    /** Of each group the pair at the memory size nearest to the run's. */
    private static Stream<Pair> nearest(List<PublishedCold> own, List<PublishedCold> all, VariantKind base,
            int memoryMb) {
        List<Pair> pairs = own.stream().flatMap(one -> all.stream()
                .filter(other -> other.kind() == base && other.source().equals(one.source())
                        && other.group().equals(one.group()) && other.memoryMb() == one.memoryMb())
                .map(other -> new Pair(one, other))).toList();
        return pairs.stream().map(pair -> pair.own().source().url() + pair.own().group()).distinct()
                .map(group -> pairs.stream()
                        .filter(pair -> group.equals(pair.own().source().url() + pair.own().group()))
                        .min(Comparator.comparingDouble(pair -> pair.distance(memoryMb))).orElseThrow());
    }

    private static Optional<Ratio> ratio(Run run, String variant, String base, int memoryMb, Pair pair) {
        return row(run, variant, memoryMb, pair).flatMap(own -> row(run, base, memoryMb, pair)
                .map(other -> new Ratio(base, own.p50() / other.p50(), own.over(other),
                        pair.own().ms() / pair.base().ms(), pair.own())));
    }

    private static Optional<Row> row(Run run, String variant, int memoryMb, Pair pair) {
        return run.summary().row(variant, memoryMb, Kind.COLD, pair.own().metric()).filter(row -> row.n() > 0);
    }

    private static String range(List<PublishedCold> own) {
        if (own.isEmpty()) return "";
        var all = own.stream().mapToDouble(PublishedCold::ms).summaryStatistics();
        String low = ms(all.getMin()), high = ms(all.getMax());
        return (low.equals(high) ? low : low + "–" + high) + " ms";
    }

    /** Explains to a reader how the word is determined. */
    public static String rule() {
        return String.format(Locale.ROOT, """
                The lab divides the cold starts of two variants, once in this run and once on AWS. The two ratios \
                disagree if one variant starts faster in this run, but the other one starts faster on AWS (both times \
                by more than a factor of %.2f). They also disagree if they differ by more than a factor of %.0f. For \
                hello world functions, only the first rule counts.""", NOTICED, FAR);
    }

    /** The sentence after an answer that {@link #contradicting} figures disagree with. */
    public static final String WARNING = " Published AWS figures disagree with this run about the cold start, so "
            + "verify it on AWS before you rely on it.";

    /**
     * A verdict of the run with what AWS's figures say about it.
     *
     * @param local {@code yes}, {@code no} or whatever the run alone says
     * @return {@code local} itself unless a published figure contradicts the run
     */
    public String verdict(String local) {
        return word == Word.DISAGREES
                ? ("locally %s, but published AWS figures disagree, so verify the cold start on AWS before you rely on "
                        + "it").formatted(local)
                : local;
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%.0f" : ratio >= 1 ? "%.1f" : "%.2f", ratio);
    }
}
