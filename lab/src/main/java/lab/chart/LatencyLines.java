package lab.chart;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Warm latency against memory as the talk drew it: one panel, a line for each of the variants that people ask about,
 * the others in grey behind them.
 */
final class LatencyLines {

    private LatencyLines() {}

    /** @param named the variants that have a colour and a name */
    static Picture of(Run run, List<String> named) {
        List<Row> warm = run.rows(Kind.WARM, Metric.HANDLER);
        List<Integer> sizes = warm.stream().map(Row::memoryMb).distinct().sorted().toList();
        if (sizes.size() == 1) return LatencyByMemory.of(run.only(named));
        double min = warm.stream().mapToDouble(Row::p50).min().orElseThrow(),
                max = warm.stream().mapToDouble(Row::p50).max().orElseThrow();
        Axis y = max / min > LatencyByMemory.LINEAR_RATIO / 5 ? Axis.log("ms", min, max, Axis::plain)
                : Axis.fromZero("ms", max, 5, Axis::plain);
        Panel panel = Panel.of("", Axis.memory(sizes), y);
        Map<String, List<Row>> lines = new TreeMap<>();
        warm.stream().sorted(comparingInt(row -> row.cell().deployedMb()))
                .forEach(row -> lines.computeIfAbsent(row.variant(), _ -> new ArrayList<>()).add(row));
        lines.forEach((variant, line) -> {
            if (!named.contains(variant)) grey(panel, line);
        });
        lines.forEach((variant, line) -> {
            if (named.contains(variant)) coloured(panel, variant, line);
        });
        List<Row> shown = warm.stream().filter(row -> named.contains(row.variant())).toList();
        boolean others = lines.size() > named.size();
        return new Picture("latency-by-memory",
                new Words(Findings.shapes(shown),
                        "Median handler duration of " + run.measuredCalls() + " in ms"
                                + (others
                                        ? ". Grey lines show the other %d variants."
                                                .formatted(lines.size() - named.size())
                                        : ""),
                        run.caption(Counts.of(warm, run.measuredCalls()))),
                List.of(panel), 12);
    }

    private static void grey(Panel panel, List<Row> line) {
        double[] x = x(line), y = y(panel, line);
        for (int i = 1; i < x.length; i++)
            panel.add(new Mark.Rule(new Ink.Part(2), false, x[i - 1], y[i - 1], x[i], y[i]));
        if (x.length == 1) panel.add(new Mark.Dots(new Ink.Part(2), 1, 0.35, x, y));
    }

    /**
     * A variant's line through its medians, with its name at the end.
     *
     * @param line its rows, the smallest memory size first
     */
    static void coloured(Panel panel, String variant, List<Row> line) {
        double[] x = x(line), y = y(panel, line);
        panel.add(new Mark.Line(variant, x, y));
        panel.add(new Mark.End(new Ink.Variant(variant), variant, x[x.length - 1], y[y.length - 1]));
    }

    private static double[] x(List<Row> line) {
        return line.stream().mapToDouble(row -> Axis.memory(row.memoryMb())).toArray();
    }

    private static double[] y(Panel panel, List<Row> line) {
        return line.stream().mapToDouble(row -> panel.y().at(row.p50())).toArray();
    }
}
