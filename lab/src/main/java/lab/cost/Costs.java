package lab.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What each variant of a run costs at each memory size, calculated from the billed durations in its REPORT lines. */
public record Costs(Assumptions assumptions, List<Cost> all) {

    /**
     * One cost per variant and memory size with warm calls. Where no cold start was measured, cold calls cost as much
     * as warm calls.
     */
    public static Costs of(Summary summary, Prices prices, Assumptions assumptions) {
        List<Summary.Row> billed = summary.rows().stream()
                .filter(row -> row.start() == Kind.WARM && row.metric() == Metric.BILLED).toList();
        return new Costs(assumptions, billed.stream().map(warm -> {
            double coldMs = summary.row(warm.variant(), warm.memoryMb(), Kind.COLD, Metric.BILLED)
                    .map(Summary.Row::mean).orElse(warm.mean());
            MonthlyUsage usage = new MonthlyUsage(assumptions.calls(), warm.cell().deployedMb(), warm.mean(), coldMs,
                    assumptions.coldShare());
            LambdaBill lambda = LambdaBill.of(prices, usage, assumptions.terms());
            WholeBill whole = WholeBill.of(prices, Workload.RACE, assumptions.calls(), lambda);
            return new Cost(warm.variant(), warm.memoryMb(), usage, lambda, whole);
        }).toList());
    }

    public Optional<Cost> find(String variant, int memoryMb) {
        return all.stream().filter(c -> c.variant().equals(variant) && c.memoryMb() == memoryMb).findFirst();
    }

    /** The rows of {@code cost.csv}: ms, USD for {@link Assumptions#calls} calls. */
    public Table table() {
        Table table = Table.create("cost", StringColumn.create("variant"), IntColumn.create("memory_mb"));
        all.forEach(cost -> {
            table.stringColumn(0).append(cost.variant());
            table.intColumn(1).append(cost.memoryMb());
        });
        return table.addColumns(
                numbers("warm_billed_ms", all.stream().mapToDouble(c -> c.usage().warmBilledMs()).toArray()),
                numbers("cold_billed_ms", all.stream().mapToDouble(c -> c.usage().coldBilledMs()).toArray()),
                numbers("cold_share", all.stream().mapToDouble(c -> c.usage().coldShare()).toArray()),
                numbers("requests_usd", all.stream().mapToDouble(c -> c.lambda().requestsUsd()).toArray()),
                numbers("warm_usd", all.stream().mapToDouble(c -> c.lambda().warmUsd()).toArray()),
                numbers("cold_usd", all.stream().mapToDouble(c -> c.lambda().coldUsd()).toArray()),
                numbers("snapstart_usd", all.stream().mapToDouble(c -> c.lambda().snapStartUsd()).toArray()),
                numbers("lambda_usd", all.stream().mapToDouble(c -> c.lambda().usd()).toArray()),
                numbers("whole_usd", all.stream().mapToDouble(c -> c.whole().usd()).toArray()));
    }

    private static DoubleColumn numbers(String name, double[] values) {
        return DoubleColumn.create(name, Arrays.stream(values).map(value -> Math.round(value * 1e6) / 1e6));
    }
}
