package lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.record.CellRecord;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * CPU-seconds per 1,000 calls from the limits' own accounting, as a proxy for energy. The table also has joules if the
 * machine measures them and nothing else ran at the same time.
 */
record Energy(Run run) {

    /** Joules per call include all processors, idle and busy. */
    public record Line(String variant, String cold, String warm, String coldJoules, String warmJoules) {}

    Map<String, Object> model() {
        int size = run.reference();
        List<Line> lines = run.variants().stream()
                .map(variant -> new Line(variant, seconds(variant, size, Kind.COLD), seconds(variant, size, Kind.WARM),
                        joules(variant, size, Kind.COLD), joules(variant, size, Kind.WARM)))
                .filter(line -> !line.cold().equals("–") || !line.warm().equals("–")).toList();
        boolean joules = run.cells().stream().anyMatch(cell -> cell.joulesPerCall() != null);
        PageTable.Builder<Line> table = PageTable.of("CPU-seconds per 1,000 calls", lines)
                .word("variant", Line::variant).number("all cold", "CPU-s per 1,000", Line::cold)
                .number("all warm", "CPU-s per 1,000", Line::warm);
        if (joules) table.number("cold", "J per call", Line::coldJoules).number("warm", "J per call", Line::warmJoules);
        return Map.of("size", new MemorySize(size).toString(), "joules", joules, "table", table.table());
    }

    /** The mean CPU-ms of one call are the CPU-seconds of a thousand. */
    private String seconds(String variant, int memoryMb, Kind start) {
        Optional<Row> cpu =
                run.summary().row(variant, memoryMb, start, Metric.CPU).filter(row -> !Double.isNaN(row.mean()));
        return cpu.map(row -> String.format(Locale.ROOT, row.mean() >= 100 ? "%.0f" : "%.1f", row.mean())).orElse("–");
    }

    private String joules(String variant, int memoryMb, Kind start) {
        return run.cells().stream()
                .filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb && cell.start() == start)
                .map(CellRecord::joulesPerCall).filter(Objects::nonNull)
                .map(joules -> String.format(Locale.ROOT, joules >= 10 ? "%.0f" : "%.2f", joules))
                .findFirst().orElse("–");
    }
}
