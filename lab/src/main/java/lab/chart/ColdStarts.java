package lab.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.published.PublishedRestoreBand;
import lab.run.Run;
import lab.run.Sample;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Cold starts at one memory size: a row for each variant, a dot for each start. The axis is logarithmic, because the
 * rows differ by powers of ten; so there are no bars, whose length would mean nothing.
 */
final class ColdStarts {

    private ColdStarts() {}

    /** All variants at the size at which the run has most of them; a pale bar ends where a restore ends. */
    static Picture of(Run run) {
        List<Row> cold = Findings.byMedian(run.referenceRows(Kind.COLD, Metric.COLD));
        Panel panel = panel(run, cold, row -> new Ink.Variant(row.variant()), row -> new Millis(row.p50()).toString());
        boolean restored = false;
        for (int i = 0; i < cold.size(); i++) restored |= restore(panel, run, cold.get(i), -i);
        return new Picture("cold-starts",
                new Words(Findings.coldStarts(cold),
                        "Each dot is one cold start at " + new MemorySize(run.reference()) + ": "
                                + run.place().beforeFirstCall(restored) + " plus first invocation. Lines show medians."
                                + (restored ? " A pale bar ends where the restore ends." : ""),
                        run.caption(Counts.of(cold, "cold starts")) + PublishedRestoreBand.sentence(run.restores())
                                .map(sentence -> ". " + sentence).orElse("")),
                List.of(panel), 1.75 * cold.size());
    }

    /**
     * A row for each of them, in this order.
     *
     * @param label what stands beside a row: its median
     */
    static Panel panel(Run run, List<Row> cold, Function<Row, Ink> ink, Function<Row, String> label) {
        double min = DoubleStream.concat(cold.stream().mapToDouble(Row::p50), starts(run, cold)).min().orElseThrow(),
                max = cold.stream().mapToDouble(Row::max).max().orElseThrow();
        Panel panel = Panel.rows("", Axis.log("cold start, ms, platform clock", min, max, Axis::plain),
                cold.stream().map(Row::variant).toList());
        for (int i = 0; i < cold.size(); i++)
            draw(panel, run, cold.get(i), -i, ink.apply(cold.get(i)), label.apply(cold.get(i)));
        return panel;
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

    /** @return whether this row's starts are restores */
    private static boolean restore(Panel panel, Run run, Row row, int y) {
        var restore = run.restores().of(row.variant(), row.memoryMb());
        restore.ifPresent(of -> {
            double end = panel.x().at(of.medianMs());
            if (end > panel.x().min())
                panel.add(new Mark.Bar(new Ink.Variant(row.variant()), 0.25, panel.x().min(), y - 0.2, end, y + 0.2));
        });
        return restore.isPresent();
    }

    private static DoubleStream starts(Run run, List<Row> rows) {
        return run.samples().stream().filter(dot -> dot.cold() && rows.stream()
                .anyMatch(row -> dot.memoryMb() == row.memoryMb() && dot.variant().equals(row.variant())))
                .mapToDouble(Sample::ms);
    }
}
