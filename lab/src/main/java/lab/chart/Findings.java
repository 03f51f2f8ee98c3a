package lab.chart;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Goal;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.cost.Usd;
import lab.run.WarmUp;
import lab.run.stats.Interval;
import lab.run.summary.Summary.Row;

/**
 * Says in one sentence what the numbers show. Every title and headline is generated here, so it always matches its
 * data.
 */
public final class Findings {

    /** What changes by less than this is called level. */
    private static final double LEVEL = 0.10;
    /** The phrase for two figures if the interval of their ratio contains 1. */
    public static final String NO_DIFFERENCE = "no measurable difference";

    private Findings() {}

    /**
     * Which variants start cold fastest, from the medians of one memory size. A difference is stated only if its
     * interval leaves out 1.
     */
    public static String coldStarts(List<Row> cold) {
        List<Row> order = byMedian(cold);
        Row best = order.getFirst();
        String at = best.memoryMb() == 0 ? "" : " at " + new MemorySize(best.memoryMb()),
                starts = best.variant() + " starts cold in " + new Millis(best.p50());
        if (order.size() == 1) return fit(starts + at, starts);
        List<Row> rivals = rivals(order);
        Optional<Row> slowest =
                order.reversed().stream().filter(row -> row != best && !rivals.contains(row)).findFirst();
        if (slowest.isEmpty())
            return order.size() > 2
                    ? "No measurable difference between %d variants' cold starts".formatted(order.size())
                    : fit("No measurable difference between the cold starts of " + pair(best, rivals),
                            "No measurable difference between the two cold starts");
        String slow = slowest.get().variant(), ratio = times(slowest.get().p50() / best.p50()) + " times as long",
                takes = "; " + slow + " takes " + ratio, slowestTakes = "; the slowest takes " + ratio;
        if (rivals.isEmpty())
            return fit(starts + at + takes, starts + takes, starts + slowestTakes, starts + "; slowest: " + ratio,
                    starts);
        String all = "The %d fastest show ".formatted(1 + rivals.size()) + NO_DIFFERENCE,
                even = rivals.size() == 1 ? pair(best, rivals) + " show " + NO_DIFFERENCE : all,
                first = (rivals.size() == 1 ? pair(best, rivals) : 1 + rivals.size() + " variants") + " start fastest";
        return fit(even + takes, even + slowestTakes, first + takes, first + slowestTakes, even, all);
    }

    /**
     * How much the way to run Java matters for its cold start: from the quickest way to the slowest, if chance does not
     * explain the difference.
     */
    static String java(List<Row> cold) {
        List<Row> java = byMedian(cold).stream().filter(row -> BestKnown.java(row.variant())).toList();
        if (java.isEmpty()) return coldStarts(cold);
        Row best = java.getFirst(), worst = java.getLast();
        if (java.size() == 1) return fit(best.variant() + " starts cold in " + new Millis(best.p50()));
        if (tied(best, worst)) return "No measurable difference between Java's cold starts";
        String range = "Java starts cold in " + new Millis(best.p50()) + " or in " + new Millis(worst.p50());
        return fit(range + ", depending on how you run it", range);
    }

    /** All whose median chance alone can have set apart from the best one's, the best first in {@code order}. */
    private static List<Row> rivals(List<Row> order) {
        return order.stream().skip(1).filter(other -> tied(order.getFirst(), other)).toList();
    }

    private static String pair(Row best, List<Row> rivals) {
        return best.variant() + " and " + rivals.getFirst().variant();
    }

    /** Whether more memory makes warm calls faster, from the medians of all sizes. */
    public static String latencyByMemory(List<Row> warm) {
        List<Integer> sizes = sizes(warm);
        if (sizes.size() == 1) return fastest(warm);
        int knee = sizes.stream()
                .filter(size -> warm.stream().noneMatch(slow -> slow.memoryMb() == size && gain(slow, warm) > LEVEL))
                .findFirst().orElse(sizes.getLast());
        if (knee == sizes.getFirst()) return "More memory makes no variant clearly faster";
        if (knee != sizes.getLast())
            return "Above " + new MemorySize(knee) + ", more memory makes no variant clearly faster";
        int before = sizes.get(sizes.size() - 2);
        Row most = warm.stream().filter(row -> row.memoryMb() == before).max(comparingDouble(row -> gain(row, warm)))
                .orElseThrow();
        String faster = "%s still takes %s less time at %s".formatted(most.variant(), percent(gain(most, warm)),
                new MemorySize(sizes.getLast()));
        return fit(faster + " than at " + new MemorySize(before), faster);
    }

    /**
     * What more memory does to Python and Rust, as the talk asked, and to the plain JVM. For other variants, the
     * finding is {@link #latencyByMemory}.
     */
    static String shapes(List<Row> warm) {
        List<String> parts = Stream.of("rust", "python", "java-jvm").flatMap(variant -> shape(variant, warm).stream())
                .toList();
        if (parts.size() < 2) return latencyByMemory(warm);
        return fit("More memory: " + String.join("; ", parts), "More memory: " + parts.get(0) + "; " + parts.get(1),
                latencyByMemory(warm));
    }

    /** Which variant gains most from more memory, if chance does not explain it. */
    static String coldByMemory(List<Row> cold) {
        String none = "More memory makes no cold start measurably faster";
        return cold.stream().collect(groupingBy(Row::variant)).values().stream()
                .map(own -> own.stream().sorted(comparingInt(row -> row.cell().deployedMb())).toList())
                .filter(own -> own.size() > 1 && !tied(own.getFirst(), own.getLast()))
                .max(comparingDouble(own -> own.getFirst().p50() / own.getLast().p50()))
                .filter(own -> own.getFirst().p50() > own.getLast().p50())
                .map(own -> coldByMemory(own.getFirst(), own.getLast())).orElse(none);
    }

    private static String coldByMemory(Row small, Row large) {
        double ratio = small.p50() / large.p50();
        String faster = "%s starts %s faster at %s".formatted(small.variant(),
                ratio < 1.95 ? percent(ratio - 1) : times(ratio) + " times", new MemorySize(large.memoryMb()));
        return fit(faster + " than at " + new MemorySize(small.memoryMb()), faster);
    }

    /** {@code python gets 3.1 times faster}; empty if it was measured at one size only. */
    private static Optional<String> shape(String variant, List<Row> warm) {
        List<Row> own = warm.stream().filter(row -> row.variant().equals(variant))
                .sorted(comparingInt(row -> row.cell().deployedMb())).toList();
        if (own.size() < 2) return Optional.empty();
        Row small = own.getFirst(), large = own.getLast();
        if (tied(small, large)) return Optional.of(variant + " shows no measurable change");
        double ratio = small.p50() / large.p50();
        return Optional.of(variant + " gets "
                + (ratio < 1 ? "slower" : ratio < 1.95 ? "%s faster".formatted(percent(ratio - 1))
                        : "%s times faster".formatted(times(ratio))));
    }

    /** Which variants answer warm calls fastest at one memory size. */
    static String fastest(List<Row> warm) {
        List<Row> order = byMedian(warm);
        Row best = order.getFirst();
        List<Row> rivals = rivals(order);
        String at = best.memoryMb() == 0 ? "" : " at " + new MemorySize(best.memoryMb());
        if (rivals.isEmpty()) return fit(best.variant() + " answers fastest" + at + ", in " + new Millis(best.p50()));
        String between = "No measurable difference between ";
        if (rivals.size() == 1)
            return fit(between + pair(best, rivals) + at, between + "the two fastest" + at);
        return fit(between + (1 + rivals.size() == order.size() ? "%d variants" : "the %d fastest")
                .formatted(1 + rivals.size()) + at);
    }

    /** How many choices are on the Pareto front of cost and speed. */
    public static String front(List<String> onFront, int all) {
        if (onFront.size() == 1) return fit(onFront.getFirst() + " is both the cheapest and the fastest");
        return "For %d of %d choices, no other choice is both cheaper and faster".formatted(onFront.size(), all);
    }

    /**
     * Whether latencies drift. For each variant, {@code drift} is the level of its last environments divided by that of
     * its first, minus one; 0 if chance can explain the difference.
     */
    public static String drift(Map<String, Double> drift) {
        var most = drift.entrySet().stream().max(comparingDouble(entry -> Math.abs(entry.getValue()))).orElseThrow();
        if (Math.abs(most.getValue()) <= LEVEL)
            return "No variant measurably drifts by more than " + percent(LEVEL) + " during the run";
        return fit("%s gets %s %s during the run".formatted(
                most.getKey(), percent(Math.abs(most.getValue())), most.getValue() > 0 ? "slower" : "faster"));
    }

    /**
     * From which call on variants are steady. A difference between two variants is stated only if each environment of
     * the one is steady before any environment of the other.
     */
    public static String warmUp(List<WarmUp> all) {
        List<WarmUp> order =
                all.stream().sorted(comparingInt(one -> one.steady().orElse(Integer.MAX_VALUE))).toList();
        WarmUp first = order.getFirst(), last = order.getLast();
        int calls = order.stream().mapToInt(WarmUp::calls).min().orElseThrow();
        String never = "not within %,d calls".formatted(calls);
        if (first.steady().isEmpty())
            return order.size() == 1 ? fit(first.variant() + " is " + never.replace("not", "not steady"))
                    : "No variant is steady within %,d calls".formatted(calls);
        String from = first.variant() + " is steady from call %,d on".formatted(first.steady().getAsInt());
        if (order.size() == 1) return fit(from);
        String later = last.steady().isEmpty() ? never : "from call %,d".formatted(last.steady().getAsInt());
        if (first.soonerThan(last))
            return fit(from + ", " + last.variant() + " " + later, from + ", the last " + later,
                    "%s: steady from call %,d, the last %s".formatted(first.variant(), first.steady().getAsInt(),
                            later.replace(" calls", "")));
        return last.steady().isPresent() ? "All variants are steady " + later + " on"
                : "%d of %d variants are steady within %,d calls".formatted(
                        order.stream().filter(one -> one.steady().isPresent()).count(), order.size(), calls);
    }

    /** The sentence that answers the question a run was made for. */
    public static String answer(Goal goal, List<Choice> choices) {
        Optional<Choice.Cheapest> best = Choice.best(choices);
        if (choices.isEmpty()) return "This run has no valid warm calls to answer the question.";
        if (best.isEmpty()) {
            return !open(choices).isEmpty() ? "This run can't tell which variant can " + goal.words() + "."
                    : "No variant here can " + goal.words() + " at the memory sizes measured.";
        }
        Cost cost = best.get().cost();
        String doubt = open(choices).isEmpty() ? ""
                : " This run can't tell whether " + anyOf(open(choices)) + " meets this goal.";
        return "To %s, the cheapest choice here is %s at %s: Lambda charges %s for 100 million calls.%s".formatted(
                goal.words(), cost.variant(), new MemorySize(cost.memoryMb()), new Usd(cost.lambda().usd()), doubt);
    }

    /** {@code java-aot}, {@code java-aot or java-jvm}, {@code java-aot, java-jvm, or rust}. */
    public static String anyOf(List<String> names) {
        int last = names.size() - 1;
        return last < 2 ? String.join(" or ", names)
                : String.join(", ", names.subList(0, last)) + ", or " + names.get(last);
    }

    /** Variants of which the run can't tell whether they meet the goal at any size. */
    private static List<String> open(List<Choice> choices) {
        return choices.stream().filter(choice -> choice.open().isPresent())
                .map(Choice::variant).toList();
    }

    /** How close local ratios are to published ones. Each pair has the published ratio, then ours. */
    public static String nearness(List<double[]> pairs) {
        if (pairs.isEmpty()) return "This run has no ratio that was also published.";
        long near = pairs.stream().filter(pair -> Math.abs(Math.log(pair[1] / pair[0])) <= Math.log(1.5)).count();
        return ("%d of %d published ratios between two variants %s with this run's ratio of medians within a factor of "
                + "1.5.")
                .formatted(near, pairs.size(), near == 1 ? "agrees" : "agree");
    }

    /** How far the best lies from the next: {@code go needs 12 % more} or {@code java-jvm needs 6.1 times as much}. */
    public static String distance(String next, double best, double other) {
        double ratio = other / best;
        if (ratio < 1.005) return next + " needs as much";
        return next
                + (ratio < 2 ? " needs " + percent(ratio - 1) + " more" : " needs " + times(ratio) + " times as much");
    }

    /**
     * Whether chance alone can explain the difference between two medians: the 95 % interval of their ratio contains 1.
     */
    public static boolean tied(Row a, Row b) {
        return !a.over(b).tellsApart();
    }

    /** {@code 3.4 %}, from 10 % on without a fraction. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, Math.abs(share) < 0.0995 && Math.abs(share) != LEVEL ? "%.1f %%" : "%.0f %%",
                100 * share).replace(".0 %", " %");
    }

    /** A ratio: {@code 1.4}, {@code 9}, {@code 17}. */
    public static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f" : "%,.0f", ratio).replaceFirst("\\.0$", "");
    }

    static List<Row> byMedian(List<Row> rows) {
        return rows.stream().sorted(comparingDouble(Row::p50)).toList();
    }

    /** By how much of its median a variant gets faster at best with more memory than {@code from}; 0 if it does not. */
    private static double gain(Row from, List<Row> all) {
        return all.stream()
                .filter(to -> to.variant().equals(from.variant()) && to.memoryMb() > from.memoryMb() && !tied(from, to))
                .mapToDouble(to -> 1 - to.p50() / from.p50()).max().orElse(0);
    }

    private static List<Integer> sizes(List<Row> rows) {
        return new ArrayList<>(rows.stream().map(Row::memoryMb).distinct().sorted().toList());
    }

    /** The longest of these that is no longer than a title may be. */
    static String fit(String... longestFirst) {
        return Arrays.stream(longestFirst).filter(text -> text.length() <= Words.LONGEST).findFirst()
                .orElseGet(() -> longestFirst[longestFirst.length - 1].substring(0, Words.LONGEST - 1) + "…");
    }
}
