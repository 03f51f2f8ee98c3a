package lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lab.chart.Run;
import lab.cost.MemorySize;
import lab.result.Metric;
import lab.result.Summary.Row;

/** CPU-seconds per 1,000 calls from the limits' own accounting: as near to energy as this run can tell, and named a proxy. */
record Energy(Run run) {

    public record Line(String variant, String cold, String warm) {}

    Map<String, Object> model() {
        int size = run.reference();
        List<Line> lines = run.variants().stream()
                .map(variant -> new Line(variant, seconds(variant, size, "cold"), seconds(variant, size, "warm")))
                .filter(line -> !line.cold().equals("–") || !line.warm().equals("–")).toList();
        return Map.of("size", new MemorySize(size).toString(), "lines", lines);
    }

    /** The mean CPU-ms of one call are the CPU-seconds of a thousand. */
    private String seconds(String variant, int memoryMb, String start) {
        Optional<Row> cpu = run.summary().row(variant, memoryMb, start, Metric.CPU).filter(row -> !Double.isNaN(row.mean()));
        return cpu.map(row -> String.format(Locale.ROOT, row.mean() >= 100 ? "%.0f" : "%.1f", row.mean())).orElse("–");
    }
}
