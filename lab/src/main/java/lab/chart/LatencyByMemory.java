package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.cost.Millis;
import lab.run.Run;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Warm latency against memory: a line through the medians, and from each median a whisker up to the 95th percentile.
 */
final class LatencyByMemory {

    /** Beyond this ratio of largest to smallest the small ones would lie on the axis. */
    static final double LINEAR_RATIO = 25;

    private final List<Row> warm;
    private final boolean p95;
    private final double unit, min, max;

    private LatencyByMemory(List<Row> warm) {
        this.warm = warm;
        this.p95 = warm.stream().allMatch(row -> Quantile.carries(row.n(), 0.95));
        double slowest = warm.stream().mapToDouble(this::top).max().orElseThrow();
        this.unit = slowest >= 1000 ? 1000 : 1;
        this.max = slowest / unit;
        this.min = warm.stream().mapToDouble(Row::p50).min().orElseThrow() / unit;
    }

    static Picture of(Run run) {
        List<Row> warm = run.rows(Kind.WARM, Metric.HANDLER);
        LatencyByMemory chart = new LatencyByMemory(warm);
        List<Integer> sizes = warm.stream().map(Row::memoryMb).distinct().sorted().toList();
        boolean one = sizes.size() == 1;
        Families.Lines lines = Families.lines(warm.stream().map(Row::variant).toList());
        Words words = new Words(Findings.latencyByMemory(warm),
                "Handler duration of " + run.measuredCalls() + " (platform clock). " + (one ? "Bars" : "Lines")
                        + " show medians; whiskers reach the " + (chart.p95 ? "95th percentile." : "slowest call."),
                run.caption(Counts.of(warm, run.measuredCalls())) + (one ? "" : lines.leftOut()));
        return one ? new Picture("latency-by-memory", words, List.of(chart.bars()), 1.75 * warm.size())
                : new Picture("latency-by-memory", words, chart.panels(lines.drawn(), sizes), 15);
    }

    private Panel bars() {
        return Bars.panel(unit(),
                warm.stream().map(row -> new Bars.Bar(row.variant(), row.p50() / unit, top(row) / unit)).toList(),
                Axis::plain, value -> unit == 1 ? new Millis(value).toString() : new Millis(value * unit).seconds());
    }

    private List<Panel> panels(List<String> variants, List<Integer> sizes) {
        Axis x = Axis.memory(sizes);
        Axis y = max / min > LINEAR_RATIO ? Axis.log(unit(), min, max, Axis::plain)
                : Axis.fromZero(unit(), max, 5, Axis::plain);
        List<Panel> panels = new ArrayList<>();
        for (List<String> family : Families.of(variants)) {
            Panel panel = Panel.of("", x, y);
            double side = (x.max() - x.min()) * 0.008;
            for (int i = 0; i < family.size(); i++) line(panel, family.get(i), side * (i - (family.size() - 1) / 2.0));
            panels.add(panel);
        }
        return panels;
    }

    /** @param shift a little to the side, so that whiskers of several variants do not cover each other */
    private void line(Panel panel, String variant, double shift) {
        List<Row> line = warm.stream().filter(row -> row.variant().equals(variant))
                .sorted(Comparator.comparingInt(row -> row.cell().deployedMb())).toList();
        if (line.isEmpty()) return;
        double[] at = line.stream().mapToDouble(row -> Axis.memory(row.memoryMb()) + shift).toArray();
        double[] median = line.stream().mapToDouble(row -> panel.y().at(row.p50() / unit)).toArray();
        Ink ink = new Ink.Variant(variant);
        for (int i = 0; i < at.length; i++)
            panel.add(new Mark.Rule(ink, false, at[i], median[i], at[i], panel.y().at(top(line.get(i)) / unit)));
        panel.add(new Mark.Line(variant, at, median));
        panel.add(new Mark.End(ink, variant, at[at.length - 1], median[median.length - 1]));
    }

    private double top(Row row) {
        return p95 ? row.p95() : row.max();
    }

    private String unit() {
        return unit == 1 ? "ms" : "s";
    }
}
