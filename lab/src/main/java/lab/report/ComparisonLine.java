package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.LinkedHashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.cost.MemorySize;
import lab.run.record.CellRecord;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** One variant at one memory size, with what the summary says about it, as text for a table. */
record ComparisonLine(String variant, int memoryMb, long artifactBytes, Summary summary, List<CellRecord> cells) {

    Optional<Row> row(Kind start, Metric metric) {
        return summary.row(variant, memoryMb, start, metric);
    }

    double median(Kind start, Metric metric) {
        return row(start, metric).map(Row::p50).orElse(Double.NaN);
    }

    String value(Kind start, Metric metric, ToDoubleFunction<Row> of) {
        return row(start, metric).map(row -> number(of.applyAsDouble(row))).orElse("–");
    }

    String withN(Kind start, Metric metric, ToDoubleFunction<Row> of) {
        return row(start, metric).map(row -> number(of.applyAsDouble(row)) + " (" + row.n() + ")").orElse("–");
    }

    /** The p95 if there are enough samples for it; otherwise the maximum, labelled as such. */
    String p95(Kind start, Metric metric) {
        return row(start, metric).map(row -> {
            Quantile p95 = row.quantile(0.95);
            return (p95.maximum() ? "max " : "") + number(p95.value()) + " (" + p95.n() + ")";
        }).orElse("–");
    }

    /** The most memory any of its environments used, in MB. */
    String peak() {
        double peak = Math.max(row(Kind.COLD, Metric.PEAK).map(Row::max).orElse(0.0),
                row(Kind.WARM, Metric.PEAK).map(Row::max).orElse(0.0));
        return peak == 0 ? "–" : "%.0f".formatted(peak);
    }

    /** Whether it meets a goal, in a word. */
    String verdict(Goal goal) {
        return row(Kind.WARM, Metric.HANDLER).isEmpty() ? "–" : goal.verdict(summary, variant, memoryMb).word();
    }

    /**
     * Why the run can't tell whether a line meets a goal, and how many more environments it takes: a sentence for all
     * lines that share a reason, so that a run with one environment each doesn't repeat it for every line.
     */
    static List<String> open(List<ComparisonLine> lines, Goal goal) {
        Map<String, Set<String>> byReason = new LinkedHashMap<>();
        lines.forEach(line -> line.open(goal).ifPresent(open -> byReason
                .computeIfAbsent(open.inFull(), _ -> new LinkedHashSet<>()).add(line.place())));
        return byReason.entrySet().stream()
                .map(each -> "For %s, this run can't tell whether the goal is met: %s."
                        .formatted(String.join(", ", each.getValue()), each.getKey()))
                .toList();
    }

    private Optional<GoalVerdict.Undecided> open(Goal goal) {
        return row(Kind.WARM, Metric.HANDLER).isPresent()
                && goal.verdict(summary, variant, memoryMb) instanceof GoalVerdict.Undecided open
                        ? Optional.of(open) : Optional.empty();
    }

    private String place() {
        return variant + " at " + new MemorySize(memoryMb);
    }

    /** What is wrong with its figures, in a few words. */
    String marks() {
        List<String> marks = new ArrayList<>();
        if (cells.stream().anyMatch(CellRecord::crowded)) marks.add("crowded");
        if (cells.stream().anyMatch(CellRecord::tooSmall)) marks.add("does not fit");
        cells.stream().flatMap(cell -> cell.errors().keySet().stream()).distinct().sorted().forEach(marks::add);
        long dropped = cells.stream().mapToLong(CellRecord::dropped).sum();
        if (dropped > 0) marks.add(dropped + " not sent");
        return String.join(", ", marks);
    }

    /** Three digits or so. */
    static String number(double value) {
        if (Double.isNaN(value)) return "–";
        return value >= 1000 ? "%,.0f".formatted(value) : value >= 100 ? "%.0f".formatted(value)
                : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
