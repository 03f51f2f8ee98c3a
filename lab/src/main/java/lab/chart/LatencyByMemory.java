package lab.chart;

import java.util.ArrayList;
import java.util.List;
import lab.cost.Figure;
import lab.cost.Figures;

/** Warm latency against memory: a line through the medians, and from each median a whisker up to the 95th percentile. */
final class LatencyByMemory {

    private static final int MOST_LINES = 7;
    /** Beyond this ratio the fast variants would lie on the axis. */
    static final double LINEAR_RATIO = 25;

    private LatencyByMemory() {}

    static Picture of(Run run) {
        List<Figure> warm = run.figures().of(Figures.WARM, "handler");
        boolean p95 = warm.stream().allMatch(figure -> figure.carries(0.95));
        List<String> variants = run.figures().variants();
        List<Panel> panels = new ArrayList<>();
        Axis y = vertical(warm, p95);
        Axis x = Axis.memory(warm.stream().map(Figure::memoryMb).distinct().sorted().toList());
        for (int from = 0; from < variants.size(); from += MOST_LINES)
            panels.add(panel(variants.subList(from, Math.min(variants.size(), from + MOST_LINES)), warm, p95, x, y));
        return new Picture("latency-by-memory",
                new Words(Findings.latencyByMemory(warm),
                        "Handler duration of warm calls, platform clock. Line: median, whisker up to the " + (p95 ? "95th percentile" : "slowest call"),
                        run.caption(Counts.of(warm, "warm calls"))),
                panels, 15);
    }

    private static Axis vertical(List<Figure> warm, boolean p95) {
        double max = warm.stream().mapToDouble(figure -> top(figure, p95)).max().orElseThrow();
        double min = warm.stream().mapToDouble(Figure::p50).min().orElseThrow();
        String title = max >= 1000 ? "s" : "ms";
        double unit = unit(max);
        return max / min > LINEAR_RATIO ? Axis.log(title, min / unit, max / unit, Axis::plain) : Axis.fromZero(title, max / unit, 5, Axis::plain);
    }

    private static Panel panel(List<String> variants, List<Figure> warm, boolean p95, Axis x, Axis y) {
        Panel panel = Panel.of("", x, y);
        double unit = unit(warm.stream().mapToDouble(figure -> top(figure, p95)).max().orElseThrow());
        double side = (x.max() - x.min()) * 0.008;
        for (int i = 0; i < variants.size(); i++) {
            String variant = variants.get(i);
            List<Figure> line = warm.stream().filter(figure -> figure.variant().equals(variant))
                    .sorted((a, b) -> Integer.compare(a.chargedMb(), b.chargedMb())).toList();
            if (line.isEmpty()) continue;
            double shift = side * (i - (variants.size() - 1) / 2.0);
            double[] at = line.stream().mapToDouble(figure -> Axis.memory(figure.memoryMb()) + shift).toArray();
            double[] median = line.stream().mapToDouble(figure -> y.at(figure.p50() / unit)).toArray();
            for (int k = 0; k < at.length; k++)
                panel.add(new Mark.Rule(new Ink.Variant(variant), false, at[k], median[k], at[k], y.at(top(line.get(k), p95) / unit)));
            panel.add(new Mark.Line(variant, at, median));
            panel.add(new Mark.End(new Ink.Variant(variant), variant, at[at.length - 1], median[median.length - 1]));
        }
        return panel;
    }

    private static double top(Figure figure, boolean p95) {
        return p95 ? figure.p95() : figure.max();
    }

    private static double unit(double max) {
        return max >= 1000 ? 1000 : 1;
    }
}
