package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.cost.Figure;
import lab.cost.Figures;
import lab.cost.Millis;

/** Cold starts: each one a dot, their median a bar, a panel for each memory size. */
final class ColdStarts {

    private ColdStarts() {}

    static Picture of(Run run) {
        List<Figure> cold = run.figures().of(Figures.COLD, "cold");
        List<Integer> sizes = cold.stream().map(Figure::memoryMb).distinct().sorted().toList();
        int reference = sizes.contains(run.reference()) ? run.reference() : sizes.getLast();
        List<Figure> compared = cold.stream().filter(figure -> figure.memoryMb() == reference).toList();
        List<String> order = run.figures().variants().stream().sorted(Comparator.comparingDouble(variant -> median(cold, variant, reference))).toList();
        double max = cold.stream().mapToDouble(Figure::max).max().orElseThrow();
        List<Panel> panels = new ArrayList<>();
        for (int size : sizes) panels.add(panel(run, cold, size, order, max, sizes.size() > 1));
        Panel alone = panel(run, compared, reference, order, compared.stream().mapToDouble(Figure::max).max().orElseThrow(), false);
        return new Picture("cold-starts",
                new Words(Findings.coldStarts(compared),
                        "Cold start = INIT or restore + first handler call, platform clock. Dot: one cold start, bar: median",
                        run.caption(Counts.of(cold, "cold starts"))),
                panels, List.of(alone), 1.75 * order.size());
    }

    private static Panel panel(Run run, List<Figure> cold, int size, List<String> order, double max, boolean titled) {
        boolean seconds = max >= 1000;
        Axis x = Axis.fromZero(seconds ? "cold start, s" : "cold start, ms", seconds ? max / 1000 : max, 4, Axis::plain);
        Panel panel = Panel.rows(titled ? Figure.size(size) : "", x, order);
        for (Figure figure : cold)
            if (figure.memoryMb() == size) {
                double unit = seconds ? 1000 : 1;
                int row = order.indexOf(figure.variant());
                Ink ink = new Ink.Variant(figure.variant());
                panel.add(new Mark.Bar(ink, 0.35, 0, -row - 0.33, figure.p50() / unit, -row + 0.33));
                double[] ms = run.samples().stream()
                        .filter(s -> s.cold() && s.memoryMb() == size && s.variant().equals(figure.variant())).mapToDouble(Sample::ms).toArray();
                if (ms.length > 0) panel.add(dots(ink, ms, unit, row));
                panel.add(new Mark.Value(new Ink.Text(), seconds ? new Millis(figure.p50()).seconds() : new Millis(figure.p50()).toString(), Math.max(figure.p50(), max(ms)) / unit, -row));
            }
        return panel;
    }

    /** Dots spread over their row in the order in which they came, so that equal ones stay visible. */
    private static Mark dots(Ink ink, double[] ms, double unit, int row) {
        double[] x = new double[ms.length], y = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            x[i] = ms[i] / unit;
            y[i] = -row + (ms.length == 1 ? 0 : 0.22 - 0.44 * ((i * 7) % ms.length) / (ms.length - 1.0));
        }
        return new Mark.Dots(ink, 0.8, 0.36, x, y);
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) max = Math.max(max, value);
        return max;
    }

    private static double median(List<Figure> cold, String variant, int reference) {
        return cold.stream().filter(figure -> figure.variant().equals(variant))
                .min(Comparator.comparingInt(figure -> Math.abs(figure.memoryMb() - reference)))
                .map(Figure::p50).orElse(Double.POSITIVE_INFINITY);
    }
}
