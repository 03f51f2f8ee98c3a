package lab.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
        List<Row> all = run.referenceRows(Kind.COLD, Metric.COLD);
        List<String> shown = BestKnown.of(all.stream().map(Row::variant).toList(), ROWS);
        List<Row> cold = all.stream().filter(row -> shown.contains(row.variant()))
                .sorted(Comparator.comparingDouble(Row::p50)).toList();
        Panel panel = panel(run, cold, JavaStarts::inkOfJava, row -> new Millis(row.p50()).toString());
        return new Picture("java",
                new Words(Findings.java(cold), "Each dot is one cold start at " + new MemorySize(run.reference())
                        + " (platform clock). The lines show medians.", run.caption(Counts.of(cold, "cold starts"))),
                List.of(panel), 2.1 * cold.size());
    }

    /** All variants of a run of few, each in its own colour, all medians in ms. */
    static Picture onSlide(Run few) {
        List<Row> cold = Findings.byMedian(few.referenceRows(Kind.COLD, Metric.COLD));
        Panel panel = panel(few, cold, row -> new Ink.Variant(row.variant()),
                row -> String.format(Locale.ROOT, "%,.0f ms", row.p50()));
        return new Picture("cold-starts",
                new Words(Findings.coldStarts(cold), "Dots show cold starts at " + new MemorySize(few.reference())
                        + " (" + few.place().beforeFirstCall(false)
                        + " + first invocation, ms, platform clock); lines show medians",
                        few.caption(Counts.of(cold, "cold starts"))),
                List.of(panel), 1.75 * cold.size());
    }

    private static Panel panel(Run run, List<Row> cold, Function<Row, Ink> ink, Function<Row, String> label) {
        double min = Math.min(cold.getFirst().p50(), starts(run, cold).min().orElse(Double.MAX_VALUE)),
                max = cold.stream().mapToDouble(Row::max).max().orElseThrow();
        Panel panel = Panel.rows("", Axis.log("cold start, ms", min, 2 * max, Axis::plain),
                cold.stream().map(Row::variant).toList());
        for (int i = 0; i < cold.size(); i++)
            draw(panel, run, cold.get(i), -i, ink.apply(cold.get(i)), label.apply(cold.get(i)));
        return panel;
    }

    private static Ink inkOfJava(Row row) {
        return BestKnown.java(row.variant()) ? new Ink.Variant(row.variant()) : new Ink.Quiet();
    }

    private static void draw(Panel panel, Run run, Row row, int y, Ink ink, String label) {
        double median = panel.x().at(row.p50());
        panel.add(new Mark.Rule(new Ink.Line(), true, panel.x().min(), y, panel.x().max(), y));
        double[] starts = starts(run, List.of(row)).map(panel.x()::at).toArray();
        double[] height = new double[starts.length];
        Arrays.fill(height, y);
        panel.add(new Mark.Dots(ink, 0.8, 0.55, starts, height));
        panel.add(new Mark.Rule(ink, false, median, y - 0.33, median, y + 0.33));
        panel.add(new Mark.Value(new Ink.Text(), label, panel.x().at(row.max()), y));
    }

    private static DoubleStream starts(Run run, List<Row> rows) {
        return run.samples().stream().filter(dot -> dot.cold() && rows.stream()
                .anyMatch(row -> dot.memoryMb() == row.memoryMb() && dot.variant().equals(row.variant())))
                .mapToDouble(Sample::ms);
    }
}
