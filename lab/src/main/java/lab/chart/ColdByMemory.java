package lab.chart;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Cold starts against memory: a line through each variant's medians. */
final class ColdByMemory {

    private ColdByMemory() {}

    /** @param run with cold starts at several memory sizes */
    static Picture of(Run run) {
        List<Row> all = run.rows(Kind.COLD, Metric.COLD);
        Families.Lines lines = Families.lines(all.stream().map(Row::variant).toList());
        List<Row> cold = all.stream().filter(row -> lines.drawn().contains(row.variant()))
                .sorted(comparingInt(row -> row.cell().deployedMb())).toList();
        double min = cold.stream().mapToDouble(Row::p50).min().orElseThrow(),
                max = cold.stream().mapToDouble(Row::p50).max().orElseThrow();
        Axis x = Axis.memory(cold.stream().map(Row::memoryMb).distinct().sorted().toList()),
                y = Axis.log("ms", min, max, Axis::plain);
        List<Panel> panels = new ArrayList<>();
        for (List<String> family : Families.of(lines.drawn())) {
            Panel panel = Panel.of("", x, y);
            for (String variant : family)
                LatencyLines.coloured(panel, variant,
                        cold.stream().filter(row -> row.variant().equals(variant)).toList());
            panels.add(panel);
        }
        return new Picture("cold-by-memory",
                new Words(Findings.coldByMemory(cold),
                        "Median cold start (" + run.place().beforeFirstCall(!run.restores().cells().isEmpty())
                                + " plus first invocation, platform clock).",
                        run.caption(Counts.of(cold, "cold starts")) + lines.leftOut()),
                panels, 15);
    }
}
