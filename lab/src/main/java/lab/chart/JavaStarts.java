package lab.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.run.Run;
import lab.run.Sample;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Cold starts of the ways to run Java beside Python and Rust, for a page that people read on their phones: a row for
 * each of the best known variants, a dot for each start. The axis is logarithmic, because the rows differ by powers of
 * ten; so there are no bars, whose length would mean nothing.
 */
public final class JavaStarts {

    private static final int ROWS = 7;

    private JavaStarts() {}

    /** @param run with at least one cold start */
    public static Picture of(Run run) {
        List<Row> all = run.rows(Kind.COLD, Metric.COLD).stream()
                .filter(row -> row.memoryMb() == run.reference()).toList();
        List<String> shown = BestKnown.of(all.stream().map(Row::variant).toList(), ROWS);
        List<Row> cold = all.stream().filter(row -> shown.contains(row.variant()))
                .sorted(Comparator.comparingDouble(Row::p50)).toList();
        double min = Math.min(cold.getFirst().p50(), starts(run, cold).min().orElse(Double.MAX_VALUE)),
                max = cold.stream().mapToDouble(Row::max).max().orElseThrow();
        Panel panel = Panel.rows("", Axis.log("cold start, ms", min, 2 * max, Axis::plain),
                cold.stream().map(Row::variant).toList());
        for (int i = 0; i < cold.size(); i++) draw(panel, run, cold.get(i), -i);
        return new Picture("java",
                new Words(Findings.java(cold), "Dots: cold starts at " + new MemorySize(run.reference())
                        + ", platform clock. Line: median", run.caption(Counts.of(cold, "cold starts"))),
                List.of(panel), 2.1 * cold.size());
    }

    private static void draw(Panel panel, Run run, Row row, int y) {
        Ink ink = BestKnown.java(row.variant()) ? new Ink.Variant(row.variant()) : new Ink.Quiet();
        double median = panel.x().at(row.p50());
        panel.add(new Mark.Rule(new Ink.Line(), true, panel.x().min(), y, panel.x().max(), y));
        double[] starts = starts(run, List.of(row)).map(panel.x()::at).toArray();
        double[] height = new double[starts.length];
        Arrays.fill(height, y);
        panel.add(new Mark.Dots(ink, 0.8, 0.55, starts, height));
        panel.add(new Mark.Rule(ink, false, median, y - 0.33, median, y + 0.33));
        panel.add(new Mark.Value(new Ink.Text(), new Millis(row.p50()).toString(), panel.x().at(row.max()), y));
    }

    private static DoubleStream starts(Run run, List<Row> rows) {
        return run.samples().stream().filter(dot -> dot.cold() && rows.stream()
                .anyMatch(row -> dot.memoryMb() == row.memoryMb() && dot.variant().equals(row.variant())))
                .mapToDouble(Sample::ms);
    }
}
