package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.published.PublishedRestoreBand;
import lab.run.Run;
import lab.run.Sample;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Cold starts: each one a dot, their median a bar, a panel for each memory size. */
final class ColdStarts {

    private ColdStarts() {}

    static Picture of(Run run) {
        List<Row> cold = run.rows(Kind.COLD, Metric.COLD);
        List<Integer> sizes = cold.stream().map(Row::memoryMb).distinct().sorted().toList();
        int reference = sizes.contains(run.reference()) ? run.reference() : sizes.getLast();
        List<Row> compared = cold.stream().filter(row -> row.memoryMb() == reference).toList();
        List<String> order = run.variants().stream()
                .sorted(Comparator.comparingDouble(variant -> median(cold, variant, reference))).toList();
        double max = cold.stream().mapToDouble(Row::max).max().orElseThrow();
        boolean restored = !run.restores().cells().isEmpty();
        List<Panel> panels = new ArrayList<>();
        for (int size : sizes) panels.add(panel(run, cold, size, order, max, sizes.size() > 1));
        Panel alone = panel(run, compared, reference, order,
                compared.stream().mapToDouble(Row::max).max().orElseThrow(), false);
        return new Picture("cold-starts",
                new Words(Findings.coldStarts(compared),
                        run.place().beforeFirstCall(restored) + " plus first invocation. Each dot is one cold start; "
                                + "bars show medians." + (restored ? " A line shows where the restore ends." : ""),
                        run.caption(Counts.of(cold, "cold starts")) + PublishedRestoreBand.sentence(run.restores())
                                .map(sentence -> ". " + sentence).orElse("")),
                panels, List.of(alone), 1.75 * order.size());
    }

    private static Panel panel(Run run, List<Row> cold, int size, List<String> order, double max, boolean titled) {
        boolean seconds = max >= 1000;
        Axis x = Axis.fromZero("cold start, " + (seconds ? "s" : "ms") + ", platform clock", seconds ? max / 1000 : max,
                4, Axis::plain);
        Panel panel = Panel.rows(titled ? "" + new MemorySize(size) : "", x, order);
        for (Row row : cold)
            if (row.memoryMb() == size) {
                int y = -order.indexOf(row.variant());
                double unit = seconds ? 1000 : 1;
                bar(panel, row, y, dots(run, row), unit);
                run.restores().of(row.variant(), size)
                        .ifPresent(restore -> panel.add(new Mark.Rule(new Ink.Text(), false, restore.medianMs() / unit,
                                y - 0.33, restore.medianMs() / unit, y + 0.33)));
            }
        return panel;
    }

    private static void bar(Panel panel, Row row, int y, double[] ms, double unit) {
        Ink ink = new Ink.Variant(row.variant());
        panel.add(new Mark.Bar(ink, 0.35, 0, y - 0.33, row.p50() / unit, y + 0.33));
        if (ms.length > 0) panel.add(spread(ink, ms, unit, y));
        Millis median = new Millis(row.p50());
        panel.add(
                new Mark.Value(new Ink.Text(), unit == 1 ? median.toString() : median.seconds(), row.max() / unit, y));
    }

    private static double[] dots(Run run, Row row) {
        return run.samples().stream()
                .filter(dot -> dot.cold() && dot.memoryMb() == row.memoryMb() && dot.variant().equals(row.variant()))
                .mapToDouble(Sample::ms).toArray();
    }

    /** Dots spread over their row in the order in which they came, so that equal ones stay visible. */
    private static Mark spread(Ink ink, double[] ms, double unit, int row) {
        double[] x = new double[ms.length], y = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            x[i] = ms[i] / unit;
            y[i] = row + (ms.length == 1 ? 0 : 0.22 - 0.44 * ((i * 7) % ms.length) / (ms.length - 1.0));
        }
        return new Mark.Dots(ink, 0.8, 0.36, x, y);
    }

    private static double median(List<Row> cold, String variant, int reference) {
        return cold.stream().filter(row -> row.variant().equals(variant))
                .min(Comparator.comparingInt(row -> Math.abs(row.memoryMb() - reference)))
                .map(Row::p50).orElse(Double.POSITIVE_INFINITY);
    }
}
