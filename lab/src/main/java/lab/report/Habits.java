package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.MemorySize;
import lab.report.Figures.Kind;
import lab.run.Run;
import lab.run.record.RunRecord.VariantRecord;
import lab.run.summary.Estimate;

/**
 * Compares two variants without a habit with the same two that have it: how much the habits change the gap between the
 * two, and how near that comes to the gap in the talk, whose functions had both habits.
 */
public record Habits(Run run, Assumptions assumptions) {

    /** What a habit costs at one memory size, as a factor. */
    public record Cost(String variant, String of, String habit, String size, String cold, String warm, String cost) {}

    /** One gap, measured plain and with both habits, beside the talk's. */
    public record Gap(String slow, String fast, String size, String what, String plain, String with, String talk,
            String says) {}

    Map<String, Object> model() {
        return Map.of(
                "costs", PageTable.of("What the habits cost", costs()).word("variant", Cost::variant)
                        .prose("what it is", cost -> cost.of() + " with " + cost.habit())
                        .number("memory", "", Cost::size)
                        .number("cold", "", Cost::cold).number("warm", "", Cost::warm).number("billed", "", Cost::cost)
                        .table(),
                "gaps", PageTable.of("The gap with and without the habits", gaps())
                        .caption("The slower variant's time divided by the faster variant's time: without the habits, "
                                + "with both habits, and in the talk")
                        .word("gap", gap -> gap.slow() + " / " + gap.fast()).number("memory", "", Gap::size)
                        .word("figure", Gap::what).number("without", "", Gap::plain)
                        .number("with the habits", "", Gap::with).number("in the talk, on AWS", "", Gap::talk)
                        .prose("in words", Gap::says).table());
    }

    private List<Map.Entry<String, VariantRecord>> habits() {
        return run.record().variants().entrySet().stream()
                .filter(variant -> variant.getValue().habit() != null
                        && run.variants().contains(variant.getValue().habit().of()))
                .toList();
    }

    /** What each habit costs, size by size. */
    public List<Cost> costs() {
        List<Cost> costs = new ArrayList<>();
        for (var habit : habits())
            for (int memoryMb : run.sizes()) {
                String of = habit.getValue().habit().of();
                costs.add(new Cost(habit.getKey(), of, habit.getValue().habit().is(),
                        new MemorySize(memoryMb).toString(), factor(habit.getKey(), of, memoryMb, Kind.COLD),
                        factor(habit.getKey(), of, memoryMb, Kind.WARM),
                        factor(habit.getKey(), of, memoryMb, Kind.COST)));
            }
        return costs;
    }

    private String factor(String variant, String of, int memoryMb, Kind kind) {
        Figures figures = new Figures(run, assumptions);
        return figures.of(variant, memoryMb, kind)
                .flatMap(with -> figures.of(of, memoryMb, kind).map(without -> text(with.over(without)))).orElse("–");
    }

    /** Each gap that both habits may change, size by size. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (var one : habits())
            for (var other : habits())
                for (int memoryMb : run.sizes())
                    for (Kind kind : Kind.values()) gap(one, other, memoryMb, kind).ifPresent(gaps::add);
        return gaps;
    }

    /** Empty unless the first is the slower one, plain. */
    private Optional<Gap> gap(Map.Entry<String, VariantRecord> slow, Map.Entry<String, VariantRecord> fast,
            int memoryMb, Kind kind) {
        Figures figures = new Figures(run, assumptions);
        String from = slow.getValue().habit().of(), to = fast.getValue().habit().of();
        List<Estimate> four = List.of(from, to, slow.getKey(), fast.getKey()).stream()
                .flatMap(variant -> figures.of(variant, memoryMb, kind).stream()).toList();
        if (from.equals(to) || four.size() < 4 || four.get(0).value() <= four.get(1).value()) return Optional.empty();
        OptionalDouble talk = new BesideAws(run).talkRatio(kind, from, to, memoryMb);
        return Optional.of(new Gap(from, to, new MemorySize(memoryMb).toString(), kind.name().toLowerCase(Locale.ROOT),
                text(four.get(0).over(four.get(1))), text(four.get(2).over(four.get(3))),
                talk.isPresent() ? Findings.times(talk.getAsDouble()) : "–",
                says(four, talk)));
    }

    private static String says(List<Estimate> four, OptionalDouble talk) {
        Estimate moved = Estimate.through(of -> of[2] / of[3] / (of[0] / of[1]), four.toArray(Estimate[]::new));
        if (!moved.interval().tellsApart()) return "This run can't tell whether the two habits change the gap.";
        String says = "The two habits "
                + (moved.value() < 1 ? "narrow the gap by " + Findings.percent(1 - moved.value())
                        : "widen the gap by " + Findings.percent(moved.value() - 1))
                + ".";
        return talk.isPresent() ? says + towards(four, talk.getAsDouble()) : says;
    }

    /**
     * How far the habits lead from the plain gap to the talk's, on the scale of factors, where the two differ by more
     * than chance.
     */
    private static String towards(List<Estimate> four, double talk) {
        Estimate plain = four.get(0).over(four.get(1));
        if (plain.interval().low() <= talk && talk <= plain.interval().high())
            return " This run can't distinguish the gap without the habits from the talk's gap.";
        Estimate share =
                Estimate.through(of -> Math.log(of[2] / of[3] / (of[0] / of[1])) / Math.log(talk / (of[0] / of[1])),
                        four.toArray(Estimate[]::new));
        if (share.interval().low() <= 0) return " They don't measurably move the gap towards the talk's.";
        return (" On a logarithmic scale, this change covers %.0f %% (%.0f to %.0f) of the distance from the gap "
                + "without habits to the talk's gap.")
                .formatted(100 * share.value(), 100 * share.interval().low(), 100 * share.interval().high());
    }

    /** {@code 3.1 (2.9 to 3.4)}. */
    private static String text(Estimate factor) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", factor.value(), factor.interval().low(),
                factor.interval().high());
    }
}
