package lab.chart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import lab.chart.Pareto.Point;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Every variant at every size by its cost and its speed, with the Pareto front. */
final class CostSpeedMap {

    /** Beyond this ratio the best choices would crowd in the corner. */
    private static final double LINEAR_RATIO = 8;

    private CostSpeedMap() {}

    static Picture of(Run run, Costs costs) {
        List<Row> warm = run.rows(Kind.WARM, Metric.HANDLER);
        boolean p95 = warm.stream().allMatch(row -> Quantile.carries(row.n(), 0.95));
        List<Point> points = costs.all().stream().flatMap(cost -> point(run, cost, p95).stream()).toList();
        List<Point> front = Pareto.front(points);
        double unit = points.stream().mapToDouble(Point::ms).max().orElseThrow() >= 1000 ? 1000 : 1;
        Axis x = axis("USD for 100 million calls", points.stream().mapToDouble(Point::usd).toArray(),
                CostByMemory::money);
        Axis y = axis(unit == 1 ? "ms" : "s", points.stream().mapToDouble(point -> point.ms() / unit).toArray(),
                Axis::plain);
        Panel panel = Panel.of("", x, y);
        for (int i = 0; i + 1 < front.size(); i++)
            panel.add(new Mark.Rule(new Ink.Quiet(), true, x.at(front.get(i).usd()), y.at(front.get(i).ms() / unit),
                    x.at(front.get(i + 1).usd()), y.at(front.get(i + 1).ms() / unit)));
        for (Point point : Stream.concat(points.stream().filter(point -> !front.contains(point)), front.stream())
                .toList())
            panel.add(new Mark.Point(point.cost().variant(), front.contains(point) ? 1 : 0.55, x.at(point.usd()),
                    y.at(point.ms() / unit)));
        labels(points, front).forEach(line -> panel.add(new Mark.Note(new Ink.Variant(line.getFirst().cost().variant()),
                line.stream().map(point -> new Mark.Note.Spot(name(point), x.at(point.usd()), y.at(point.ms() / unit)))
                        .toList())));
        return new Picture("cost-and-speed",
                new Words(
                        Findings.front(front.stream()
                                .map(point -> point.cost().variant() + " at " + new MemorySize(point.cost().memoryMb()))
                                .toList(), points.size()),
                        (p95 ? "95th percentile" : "Median")
                                + " of " + run.measuredCalls()
                                + " against Lambda's charge. For points on the dashed line, no other choice is both "
                                + "cheaper and faster. The line ignores intervals.",
                        run.caption(Counts.of(warm, run.measuredCalls()))),
                List.of(panel), 17);
    }

    /**
     * Of each variant on the front its cheapest and its fastest there; of each other variant any, the cheapest first.
     */
    private static List<List<Point>> labels(List<Point> points, List<Point> front) {
        Map<String, List<Point>> own =
                front.stream().collect(groupingBy(point -> point.cost().variant(), LinkedHashMap::new, toList()));
        List<List<Point>> labels = new ArrayList<>();
        own.values().forEach(line -> labels.add(List.of(line.getFirst())));
        own.values().stream().filter(line -> line.size() > 1).forEach(line -> labels.add(List.of(line.getLast())));
        labels.addAll(points.stream().filter(point -> !own.containsKey(point.cost().variant()))
                .sorted(Comparator.comparingDouble(Point::usd))
                .collect(groupingBy(point -> point.cost().variant(), LinkedHashMap::new, toList())).values());
        return labels;
    }

    private static String name(Point point) {
        return point.cost().variant() + (point.cost().memoryMb() == 0 ? "" : " " + point.cost().memoryMb());
    }

    private static Optional<Point> point(Run run, Cost cost, boolean p95) {
        return run.summary().row(cost.variant(), cost.memoryMb(), Kind.WARM, Metric.HANDLER)
                .map(row -> new Point(cost, p95 ? row.p95() : row.p50()));
    }

    private static Axis axis(String title, double[] values, DoubleFunction<String> label) {
        double min = Arrays.stream(values).min().orElseThrow(), max = Arrays.stream(values).max().orElseThrow();
        return max / min > LINEAR_RATIO ? Axis.log(title, min, max, label) : Axis.around(title, min, max, 5, label);
    }
}
