package lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Figures;

/** Lambda's part of the bill against memory, a line for each variant. */
final class CostByMemory {

    private static final int MOST_LINES = 7;

    private CostByMemory() {}

    static Picture of(Run run, Costs costs) {
        List<String> variants = costs.all().stream().map(Cost::variant).distinct().toList();
        double min = costs.all().stream().mapToDouble(cost -> cost.lambda().usd()).min().orElseThrow();
        double max = costs.all().stream().mapToDouble(cost -> cost.lambda().usd()).max().orElseThrow();
        String title = "USD for 100 million calls";
        Axis y = max / min > LatencyByMemory.LINEAR_RATIO ? Axis.log(title, min, max, CostByMemory::money) : Axis.fromZero(title, max, 5, CostByMemory::money);
        Axis x = Axis.memory(costs.all().stream().map(Cost::memoryMb).distinct().sorted().toList());
        List<Panel> panels = new ArrayList<>();
        for (int from = 0; from < variants.size(); from += MOST_LINES)
            panels.add(panel(variants.subList(from, Math.min(variants.size(), from + MOST_LINES)), costs, x, y));
        return new Picture("cost-by-memory",
                new Words(Findings.costByMemory(costs.all()),
                        "Lambda's part of the bill: requests and billed duration, " + Findings.percent(costs.assumptions().coldShare()) + " of the calls cold",
                        run.caption(Counts.of(run.figures().of(Figures.WARM, "billed"), "warm calls"))),
                panels, 15);
    }

    /** Two decimals, as every amount for 100 million calls. */
    static String money(double usd) {
        return String.format(Locale.ROOT, "$%.2f", usd);
    }

    private static Panel panel(List<String> variants, Costs costs, Axis x, Axis y) {
        Panel panel = Panel.of("", x, y);
        for (String variant : variants) {
            List<Cost> line = costs.all().stream().filter(cost -> cost.variant().equals(variant))
                    .sorted((a, b) -> Integer.compare(a.usage().memoryMb(), b.usage().memoryMb())).toList();
            double[] at = line.stream().mapToDouble(cost -> Axis.memory(cost.memoryMb())).toArray();
            double[] usd = line.stream().mapToDouble(cost -> y.at(cost.lambda().usd())).toArray();
            panel.add(new Mark.Line(variant, at, usd));
            panel.add(new Mark.End(new Ink.Variant(variant), variant, at[at.length - 1], usd[usd.length - 1]));
        }
        return panel;
    }
}
