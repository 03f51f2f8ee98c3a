package lab.fidelity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.chart.Findings;
import lab.cost.MemorySize;
import lab.published.Publication;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/**
 * How close one metric of a run is to the same metric on AWS.
 *
 * @param source    who measured on AWS, e.g. {@code lambda-perf} or {@code eu-central-1}
 * @param cited     the source with everything that a citation needs
 * @param mean      whether both sides are means; else medians
 * @param yardstick the variant that ratios divide by
 * @param rebuilt   whether the functions here were written from the contract of those on AWS
 */
public record Agreement(String source, String cited, Metric metric, Kind start, boolean mean, String yardstick,
        List<Pair> pairs, boolean rebuilt) {

    /** Up to this factor, a figure here counts as near the figure on AWS, if the same function was measured. */
    static final double NEAR = 1.5;

    Agreement(String source, String cited, Metric metric, Kind start, boolean mean, String yardstick,
            List<Pair> pairs) {
        this(source, cited, metric, start, mean, yardstick, pairs, false);
    }

    /** What is compared, in words. */
    public String what() {
        String name = switch (metric) {
            case INIT -> "Init Duration";
            case FIRST -> "Duration of the first invocation";
            case COLD -> "cold start";
            case HANDLER -> "warm Duration";
            case BILLED -> "Billed Duration, " + start;
            default -> metric.label() + ", " + start;
        };
        return name + (mean ? ", mean" : ", median");
    }

    /** The same as the beginning of a sentence. */
    private String subject() {
        String kind = start == Kind.COLD ? "cold starts" : "warm calls";
        String name = switch (metric) {
            case HANDLER -> "Duration of warm calls";
            case BILLED -> "Billed Duration of " + kind;
            case INIT, FIRST, COLD -> what().replaceFirst(", \\w+$", "");
            default -> metric.label() + " of " + kind;
        };
        return (mean ? "Mean " : "Median ") + name;
    }

    /** Are the functions on AWS enough like ours that a difference tells something about the lab? */
    public boolean comparable() {
        return rebuilt || Publication.named(source).map(Publication::comparable).orElse(true);
    }

    /**
     * Is a row further from AWS than it should be? It is if it's outside the range of AWS's own days or, for a rebuilt
     * function, not near.
     */
    boolean off(Pair pair) {
        return rebuilt ? pair.error() > NEAR : pair.outside();
    }

    /** How many rows of a rebuilt function are near. */
    long near() {
        return pairs.stream().filter(pair -> !off(pair)).count();
    }

    public Ranks ranks() {
        return Ranks.of(pairs);
    }

    /** The time here divided by the time on AWS, as the geometric mean of all rows. */
    public double times() {
        return Math.exp(pairs.stream().mapToDouble(pair -> Math.log(pair.here().value() / pair.aws().value())).average()
                .orElse(Double.NaN));
    }

    /**
     * Every other variant as a multiple of the yardstick at the same memory size: the speed of the machine cancels out.
     */
    public List<Pair> ratios() {
        return pairs.stream().filter(pair -> !pair.variant().equals(yardstick)).flatMap(pair -> pairs.stream()
                .filter(base -> base.variant().equals(yardstick) && base.memoryMb() == pair.memoryMb()).map(pair::over))
                .toList();
    }

    /** The factor by which a ratio is typically off: median of the absolute logarithmic errors. NaN without ratios. */
    public double error() {
        return Percentiles.median(ratios().stream().mapToDouble(Pair::error).toArray());
    }

    /** The ratio that is furthest off. */
    public Optional<Pair> worst() {
        return ratios().stream().max(Comparator.comparingDouble(Pair::error));
    }

    /**
     * Ratios whose intervals here and on AWS overlap, of those that have both: {@code 7 of 9}; empty without intervals.
     */
    public Optional<String> overlapping() {
        List<Pair> bounded = ratios().stream().filter(Pair::bounded).toList();
        return bounded.isEmpty() ? Optional.empty()
                : Optional.of(bounded.stream().filter(Pair::overlaps).count() + " of " + bounded.size());
    }

    /** Rows inside the range of AWS's own days: {@code 7 of 20}; empty where no days are known. */
    public Optional<String> inside() {
        List<Pair> known = pairs.stream().filter(pair -> pair.side().isPresent()).toList();
        return known.isEmpty() ? Optional.empty()
                : Optional.of(known.stream().filter(pair -> !pair.outside()).count() + " of " + known.size());
    }

    /** The result, in one sentence. */
    public String sentence() {
        long variants = pairs.stream().map(Pair::variant).distinct().count();
        if (!comparable())
            return ("%s: %s for %s can be compared with %s. That source measured different functions, so this "
                    + "comparison doesn't show how accurate the lab is.")
                    .formatted(subject(), count(pairs.size(), "row"), count(variants, "variant"), source);
        if (rebuilt)
            return ("%s, compared with %s: in %d of %s, our time and AWS's differ by at most a factor of %s. %s%s.")
                    .formatted(subject(), source, near(), count(pairs.size(), "row"), NEAR, speed(), ratiosOff());
        Ranks ranks = ranks();
        String order = Double.isNaN(ranks.spearman())
                ? "%s, compared with %s: %s for %s %s too few to compare the order of the variants".formatted(subject(),
                        source, count(pairs.size(), "row"), count(variants, "variant"),
                        pairs.size() == 1 ? "is" : "are")
                : "%s, compared with %s: %s for %s %s (Spearman's ρ %s%s, p = %s)".formatted(subject(), source,
                        count(pairs.size(), "row"), count(variants, "variant"),
                        ranks.told()
                                ? "are in nearly the same order as on AWS, and chance alone is unlikely to explain that"
                                : "may be in the same order as on AWS only by chance",
                        two(ranks.spearman()), interval(ranks.interval()), p(ranks.chance()));
        String speed = ". " + speed() + inside()
                .map(rows -> ". In %s rows, our time is within the p10–p90 range of AWS's daily figures"
                        .formatted(rows))
                .orElse("");
        return order + speed + ratiosOff() + ".";
    }

    private String speed() {
        return "On average (geometric mean), our time is %s times the time on AWS".formatted(Findings.times(times()));
    }

    private String ratiosOff() {
        if (ratios().size() == 1)
            return (". The ratio of %s's time to that of %s is %s here and %s on AWS, so the two ratios "
                    + "differ by a factor of %s").formatted(
                            ratios().getFirst().variant(), yardstick, ratio(ratios().getFirst().here().value()),
                            ratio(ratios().getFirst().aws().value()), two(error()));
        return worst().map(
                worst -> (". We also divided each variant's time by that of %s. This ratio and the "
                        + "same ratio on AWS typically (median) differ by a factor of %s, and at most by a factor of "
                        + "%s (%s at %s: %s here, %s on AWS)")
                        .formatted(
                                yardstick, two(error()), two(worst.error()), worst.variant(),
                                new MemorySize(worst.memoryMb()), ratio(worst.here().value()),
                                ratio(worst.aws().value())))
                .orElse("");
    }

    /** With two digits that count, so that two ratios can be divided by hand. */
    private static String ratio(double value) {
        return value < 1 ? String.format(Locale.ROOT, "%.2g", value) : two(value);
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** As many digits as so many shuffles carry. */
    static String p(double chance) {
        return chance < 0.001 ? "0.001 or less" : String.format(Locale.ROOT, chance < 0.095 ? "%.3f" : "%.2f", chance);
    }

    static String interval(Interval interval) {
        return Double.isNaN(interval.low()) ? ""
                : ", 95 %% interval %s to %s".formatted(two(interval.low()), two(interval.high()));
    }

    static String two(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, Math.abs(value) < 9.995 ? "%.2f" : "%.0f", value);
    }
}
