package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/** Lambda's part of the bill against memory, a line for each variant. */
final class CostByMemory {

    private static final String USD = "USD for 100 million calls";

    private CostByMemory() {}

    static Picture of(Run run, Costs costs) {
        List<Integer> sizes = costs.all().stream().map(Cost::memoryMb).distinct().sorted().toList();
        Families.Lines lines = Families.lines(costs.all().stream().map(Cost::variant).toList());
        Words words = new Words(BillFindings.costByMemory(costs.all(), run.rows(Kind.WARM, BillInterval.INHERITED)),
                "Lambda's charge for requests and billed duration, if "
                        + Findings.percent(costs.assumptions().coldShare()) + " of the calls are cold starts",
                run.caption(Counts.of(run.rows(Kind.WARM, Metric.BILLED), "warm calls"))
                        + (sizes.size() == 1 ? "" : lines.leftOut()));
        return sizes.size() == 1 ? new Picture("cost-by-memory", words, List.of(bars(costs)), 1.75 * costs.all().size())
                : new Picture("cost-by-memory", words, panels(costs, sizes, lines.drawn()), 15);
    }

    /** Two decimals, as every amount for 100 million calls. */
    static String money(double usd) {
        return String.format(Locale.ROOT, "$%.2f", usd);
    }

    private static Panel bars(Costs costs) {
        return Bars.panel(USD,
                costs.all().stream().map(cost -> new Bars.Bar(cost.variant(), cost.lambda().usd(), cost.lambda().usd()))
                        .toList(),
                CostByMemory::money, CostByMemory::money);
    }

    private static List<Panel> panels(Costs costs, List<Integer> sizes, List<String> variants) {
        double min = costs.all().stream().mapToDouble(cost -> cost.lambda().usd()).min().orElseThrow();
        double max = costs.all().stream().mapToDouble(cost -> cost.lambda().usd()).max().orElseThrow();
        Axis x = Axis.memory(sizes);
        Axis y = max / min > LatencyByMemory.LINEAR_RATIO ? Axis.log(USD, min, max, CostByMemory::money)
                : Axis.fromZero(USD, max, 5, CostByMemory::money);
        List<Panel> panels = new ArrayList<>();
        for (List<String> family : Families.of(variants)) {
            Panel panel = Panel.of("", x, y);
            for (String variant : family) line(panel, variant, costs);
            panels.add(panel);
        }
        return panels;
    }

    private static void line(Panel panel, String variant, Costs costs) {
        List<Cost> line = costs.all().stream().filter(cost -> cost.variant().equals(variant))
                .sorted(Comparator.comparingInt(cost -> cost.usage().memoryMb())).toList();
        double[] at = line.stream().mapToDouble(cost -> Axis.memory(cost.memoryMb())).toArray();
        double[] usd = line.stream().mapToDouble(cost -> panel.y().at(cost.lambda().usd())).toArray();
        panel.add(new Mark.Line(variant, at, usd));
        panel.add(new Mark.End(new Ink.Variant(variant), variant, at[at.length - 1], usd[usd.length - 1]));
    }
}
