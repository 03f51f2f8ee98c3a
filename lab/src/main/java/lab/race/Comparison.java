package lab.race;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The table a race ends with: one line per variant and memory size, at most 100 columns wide. */
public final class Comparison {

    private final List<Line> lines;

    private Comparison(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * @param summary one row per cell and metric, columns as in {@code docs/results.md}
     * @param run     gives artifact sizes and the order of memory sizes
     * @param cells   the finished cells
     */
    public static Comparison of(Table summary, RunRecord run, List<CellRecord> cells) {
        List<Line> lines = new ArrayList<>();
        run.plan().cells().stream().map(Cell::memoryMb).distinct().sorted(Comparator.reverseOrder()).forEach(memoryMb ->
                run.variants().keySet().forEach(variant -> lines.add(new Line(variant, memoryMb,
                        rows(summary, variant, memoryMb), run.variants().get(variant).artifactBytes(),
                        cells.stream().filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb).toList()))));
        return new Comparison(lines);
    }

    public String text() {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, List.of(
                column("", HorizontalAlign.LEFT, Line::variant),
                column("MB", HorizontalAlign.RIGHT, line -> line.memoryMb == 0 ? "∞" : "" + line.memoryMb),
                column("cold p50\nplatform", HorizontalAlign.RIGHT, line -> line.middle("cold", "cold")),
                column("max (n)\nms", HorizontalAlign.RIGHT, line -> line.maximum("cold", "cold")),
                column("warm p50\nplatform", HorizontalAlign.RIGHT, line -> line.middle("warm", "handler")),
                column("p95 (n)\nms", HorizontalAlign.RIGHT, line -> line.p95("warm", "handler")),
                column("client\np95 ms", HorizontalAlign.RIGHT, line -> line.p95("warm", "client").replaceFirst(" .*", "")),
                column("peak\nMB", HorizontalAlign.RIGHT, Line::peak),
                column("CPU-ms\na call", HorizontalAlign.RIGHT, line -> line.mean("warm", "cpu")),
                column("artifact\nMB", HorizontalAlign.RIGHT, line -> number(line.artifactBytes / 1e6)),
                column("× Python\ncold|warm", HorizontalAlign.RIGHT, this::ratios),
                column("", HorizontalAlign.LEFT, Line::marks)));
    }

    /** What one has to know to read the table, one sentence a line; the counts and whatever was left out come last. */
    public List<String> notes(Sitting.Outcome outcome) {
        List<String> notes = new ArrayList<>();
        notes.add("Measured here (%s, %d cores, %s limits), not on AWS. cold = Init + first Duration, warm = handler Duration: platform clock;"
                .formatted(outcome.run().machine().cpu(), outcome.run().machine().cores(), outcome.run().limits().get("name")));
        notes.add("client = k6's clock. (n) = samples; where n is too small for a p95 the maximum stands. CPU-ms: mean.");
        notes.add(smallestDifference());
        Tally total = outcome.reconcile().total();
        notes.add("Counts: %d requests sent, %d REPORT lines, %d throttled, %d never delivered; %d succeeded, %d objects, %d items.".formatted(
                total.sent(), total.platform().reported(), total.platform().throttled(), total.platform().undelivered(), total.succeeded(),
                total.objects(), total.items()));
        outcome.reconcile().unexplained().forEach((visit, faults) -> faults.forEach(fault -> notes.add("LOST in visit " + visit + ": " + fault)));
        outcome.run().skipped().forEach(one -> notes.add("Without %s: %s To add it: %s".formatted(one.variant(), one.reason(), one.fix())));
        return notes;
    }

    private String smallestDifference() {
        List<String> parts = new ArrayList<>();
        for (var start : List.of(Map.entry("cold", "cold"), Map.entry("warm", "handler")))
            lines.stream().map(line -> line.halfWidth(start.getKey(), start.getValue())).flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .ifPresent(worst -> parts.add("%s %.0f %%".formatted(start.getKey(), Math.ceil(worst * Math.sqrt(2) * 100))));
        return "Smallest difference between two medians that this run can see: " + String.join(", ", parts)
                + " (from the widest 95 % interval of a median).";
    }

    private String ratios(Line line) {
        return lines.stream().filter(other -> other.variant.equals("python") && other.memoryMb == line.memoryMb).findFirst()
                .map(python -> ratio(line, python, "cold", "cold") + "|" + ratio(line, python, "warm", "handler")).orElse("–");
    }

    private static String ratio(Line line, Line python, String start, String metric) {
        double ratio = line.value(start, metric, "p50") / python.value(start, metric, "p50");
        return Double.isNaN(ratio) ? "–" : ratio >= 10 ? "%.0f".formatted(ratio) : "%.2f".formatted(ratio);
    }

    private static com.github.freva.asciitable.ColumnData<Line> column(String header, HorizontalAlign align, Function<Line, String> value) {
        return new Column().header(header).headerAlign(align).dataAlign(align).with(value);
    }

    private static List<Row> rows(Table summary, String variant, int memoryMb) {
        return summary.stream().filter(row -> row.getString("variant").equals(variant) && row.getNumber("memory_mb") == memoryMb)
                .map(row -> summary.row(row.getRowNumber())).toList();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : value >= 1000 ? "%,.0f".formatted(value) : value >= 100 ? "%.0f".formatted(value)
                : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }

    /** One variant at one memory size, with what the summary says about it. */
    private record Line(String variant, int memoryMb, List<Row> rows, long artifactBytes, List<CellRecord> cells) {

        double value(String start, String metric, String column) {
            return row(start, metric).map(row -> row.isMissing(column) ? Double.NaN : row.getNumber(column)).orElse(Double.NaN);
        }

        String middle(String start, String metric) {
            return number(value(start, metric, "p50"));
        }

        String maximum(String start, String metric) {
            return number(value(start, metric, "max")) + n(start, metric);
        }

        /** The p95 if n carries it, else the maximum, marked as such. */
        String p95(String start, String metric) {
            double n = value(start, metric, "n");
            return n * 0.05 >= 10 - 1e-9 ? number(value(start, metric, "p95")) + n(start, metric) : "max " + maximum(start, metric);
        }

        String mean(String start, String metric) {
            return number(value(start, metric, "mean"));
        }

        String peak() {
            double peak = Math.max(orZero(value("warm", "peak", "max")), orZero(value("cold", "peak", "max")));
            return peak == 0 ? "–" : "%.0f".formatted(peak);
        }

        /** Half the width of the median's interval, as a share of the median. */
        Optional<Double> halfWidth(String start, String metric) {
            double share = (value(start, metric, "high") - value(start, metric, "low")) / 2 / value(start, metric, "p50");
            return Double.isNaN(share) ? Optional.empty() : Optional.of(share);
        }

        String marks() {
            List<String> marks = new ArrayList<>();
            if (cells.stream().anyMatch(CellRecord::crowded)) marks.add("crowded");
            cells.stream().flatMap(cell -> cell.errors().keySet().stream()).distinct().forEach(marks::add);
            long dropped = cells.stream().mapToLong(CellRecord::dropped).sum();
            if (dropped > 0) marks.add(dropped + " calls not sent");
            return String.join(", ", marks);
        }

        private Optional<Row> row(String start, String metric) {
            return rows.stream().filter(row -> row.getString("start").equals(start) && row.getString("metric").equals(metric)).findFirst();
        }

        private String n(String start, String metric) {
            double n = value(start, metric, "n");
            return Double.isNaN(n) ? "" : " (%.0f)".formatted(n);
        }

        private static double orZero(double value) {
            return Double.isNaN(value) ? 0 : value;
        }
    }
}
