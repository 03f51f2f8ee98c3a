package lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.WarmUp;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Every chart that a run has the data for. */
public final class Charts {

    private Charts() {}

    /**
     * Cold starts at one size; cold starts, latency and cost against memory, cost and speed, the total bill, latency
     * over the run, warm-up,
     * in this order; a chart whose data the run does not have is left out.
     *
     * @param choices for each variant the size it would run at
     */
    public static List<Picture> of(Run run, Costs costs, List<Choice> choices) {
        List<Picture> charts = new ArrayList<>();
        List<Row> cold = run.rows(Kind.COLD, Metric.COLD);
        if (!cold.isEmpty()) charts.add(ColdStarts.of(run));
        if (cold.stream().map(Row::memoryMb).distinct().count() > 1) charts.add(ColdByMemory.of(run));
        if (!run.rows(Kind.WARM, Metric.HANDLER).isEmpty()) charts.add(LatencyByMemory.of(run));
        if (!costs.all().isEmpty()) {
            charts.add(CostByMemory.of(run, costs));
            charts.add(CostSpeedMap.of(run, costs));
            charts.add(wholeBill(run, costs, choices));
        }
        latencyOverRun(run).ifPresent(charts::add);
        warmUp(run).ifPresent(charts::add);
        return charts;
    }

    /** Each warm call during the run; empty if the run was committed without its calls. */
    static Optional<Picture> latencyOverRun(Run run) {
        return run.samples().stream().anyMatch(sample -> !sample.cold() && sample.memoryMb() == run.reference())
                ? Optional.of(LatencyOverRun.of(run)) : Optional.empty();
    }

    /** How long calls take by their number; empty if the run did not call single environments often enough. */
    public static Optional<Picture> warmUp(Run run) {
        List<WarmUp> all = WarmUp.of(run, run.reference());
        return all.isEmpty() ? Optional.empty() : Optional.of(WarmUpCurve.of(run, all));
    }

    /**
     * Each variant at the cheapest size that meets the goal. If one variant has no such size, all variants are at one
     * size.
     */
    public static List<Cost> compared(Run run, Costs costs, List<Choice> choices) {
        if (choices.stream().allMatch(Choice.Cheapest.class::isInstance))
            return choices.stream().map(choice -> ((Choice.Cheapest) choice).cost()).toList();
        return costs.all().stream().map(Cost::variant).distinct().map(variant -> costs.find(variant, run.reference()))
                .flatMap(Optional::stream).toList();
    }

    private static Picture wholeBill(Run run, Costs costs, List<Choice> choices) {
        boolean all = choices.stream().allMatch(Choice.Cheapest.class::isInstance);
        return WholeBillBars.of(run, compared(run, costs, choices),
                all ? "Each variant runs at the cheapest size that meets the goal."
                        : "All variants run at " + new MemorySize(run.reference()) + ".");
    }
}
