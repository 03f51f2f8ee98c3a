package lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/**
 * The charts of a run for an audience: at most {@value #MOST} rows, one unit, and titles that are true of what is
 * shown. Each replaces the report's chart of the same name.
 */
public final class SlideCharts {

    /** More rows or lines can't be read from the back row. */
    public static final int MOST = 7;

    private SlideCharts() {}

    /**
     * @param all     the whole run
     * @param few     the same with at most {@value #MOST} variants
     * @param costs   of {@code few}
     * @param choices of {@code few}
     */
    public static List<Picture> of(Run all, Run few, Costs costs, List<Choice> choices) {
        List<Picture> charts = new ArrayList<>();
        if (!few.rows(Kind.COLD, Metric.COLD).isEmpty()) charts.add(JavaStarts.onSlide(few));
        if (!all.rows(Kind.WARM, Metric.HANDLER).isEmpty()) charts.add(LatencyLines.of(all, few.variants()));
        if (!costs.all().isEmpty()) {
            List<Cost> compared = Charts.compared(few, costs, choices);
            charts.add(CostByMemory.of(few, costs));
            charts.add(CostSpeedMap.of(few, costs));
            charts.add(WholeBillBars.onSlide(few, compared, sizes(compared)));
        }
        Stream.of(SnapStart.bars(all), SnapStart.cpu(all), RatiosBesideAws.of(all), Charts.latencyOverRun(few))
                .flatMap(Optional::stream).forEach(charts::add);
        return charts;
    }

    private static String sizes(List<Cost> compared) {
        List<Integer> sizes = compared.stream().map(Cost::memoryMb).distinct().toList();
        return sizes.size() == 1 ? "All variants run at " + new MemorySize(sizes.getFirst()) + "."
                : "Each variant runs at the cheapest size that meets the goal.";
    }
}
