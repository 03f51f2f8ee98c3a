package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Usd;
import lab.run.Run;
import lab.run.record.CellRecord;
import lab.run.record.Profile;
import lab.run.record.RunRecord;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** The table of all variants at all sizes: what was measured and what it costs, the best of each column marked. */
record ResultTable(List<Head> heads, List<Line> lines, boolean remarks) {

    /** A column's name and unit. */
    public record Head(String name, String unit) {}

    /**
     * @param sort what the column is sorted by; the largest number there is where nothing was measured
     * @param best whether it is the lowest of its column
     */
    public record Cell(String text, double sort, boolean best) {}

    /** @param marks what is wrong with the figures of this line, e.g. that the function did not fit into its memory */
    public record Line(String variant, String size, int memoryMb, List<Cell> cells, String marks) {}

    private record Key(String variant, int memoryMb) {}

    /** A column: its head, the number to compare by, and the text to print. */
    private record Column(Head head, ToDoubleFunction<Key> value, Function<Key, String> text) {}

    static ResultTable of(Run run, Costs costs) {
        List<Column> columns = columns(run, costs);
        List<Key> keys =
                run.summary().rows().stream().map(row -> new Key(row.variant(), row.memoryMb())).distinct().toList();
        List<Double> best = columns.stream().map(
                column -> keys.stream().mapToDouble(column.value()).filter(Double::isFinite).min().orElse(Double.NaN))
                .toList();
        List<Line> lines = keys.stream().map(key -> {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                double value = columns.get(i).value().applyAsDouble(key);
                cells.add(new Cell(columns.get(i).text().apply(key), Double.isFinite(value) ? value : Double.MAX_VALUE,
                        keys.size() > 1 && value == best.get(i)));
            }
            return new Line(key.variant(), key.memoryMb() == 0 ? "unlimited" : "" + key.memoryMb(), key.memoryMb(),
                    cells, marks(run, key));
        }).toList();
        return new ResultTable(columns.stream().map(Column::head).toList(), lines,
                lines.stream().anyMatch(line -> !line.marks().isEmpty()));
    }

    private static List<Column> columns(Run run, Costs costs) {
        List<Column> columns = new ArrayList<>(List.of(
                column(run, "cold", "median, ms", Kind.COLD, Metric.COLD, Row::p50),
                column(run, "cold", "max, ms", Kind.COLD, Metric.COLD, Row::max),
                column(run, run.measuredCalls(), "median, ms", Kind.WARM, Metric.HANDLER, Row::p50),
                p95(run, run.measuredCalls(), "p95, ms", Metric.HANDLER),
                p95(run, "client", "p95, ms", Metric.CLIENT),
                column(run, "peak", "memory, MB", Kind.WARM, Metric.PEAK, Row::max),
                column(run, "CPU", "ms a call", Kind.WARM, Metric.CPU, Row::mean),
                column("artifact", "MB, zip", key -> artifactMb(run, key.variant())),
                new Column(new Head("Lambda", "$, 100 M calls"), key -> usd(costs, key),
                        key -> costs.find(key.variant(), key.memoryMb())
                                .map(cost -> new Usd(cost.lambda().usd()).toString()).orElse("–"))));
        Profile profile = run.record().plan().profile();
        if (profile.fresh())
            columns.add(2,
                    column(run, "calls " + profile.firstCalls(), "median, ms", Kind.WARM, Metric.EARLY, Row::p50));
        if (run.variants().contains(Run.YARDSTICK))
            columns.addAll(List.of(ratio(run, Kind.COLD, Metric.COLD), ratio(run, Kind.WARM, Metric.HANDLER)));
        return columns;
    }

    private static Column column(Run run, String name, String unit, Kind start, Metric metric,
            ToDoubleFunction<Row> of) {
        return column(name, unit, key -> row(run, key, start, metric).map(of::applyAsDouble).orElse(Double.NaN));
    }

    private static Column column(String name, String unit, ToDoubleFunction<Key> value) {
        return new Column(new Head(name, unit), value, key -> number(value.applyAsDouble(key)));
    }

    /** The 95th percentile where n carries it, else the maximum, named so. */
    private static Column p95(Run run, String name, String unit, Metric metric) {
        Function<Key, Optional<Quantile>> quantile =
                key -> row(run, key, Kind.WARM, metric).map(row -> row.quantile(0.95));
        return new Column(new Head(name, unit), key -> quantile.apply(key).map(Quantile::value).orElse(Double.NaN),
                key -> quantile.apply(key).map(q -> (q.maximum() ? "max " : "") + number(q.value())).orElse("–"));
    }

    /** The median over that of Python at the same size; a question mark where chance explains the difference. */
    private static Column ratio(Run run, Kind start, Metric metric) {
        return new Column(new Head(start.toString(), "× " + Run.YARDSTICK), key -> ratioOf(run, key, start, metric),
                key -> {
                    double ratio = ratioOf(run, key, start, metric);
                    if (Double.isNaN(ratio)) return "–";
                    boolean told = key.variant().equals(Run.YARDSTICK) || row(run, key, start, metric)
                            .flatMap(own -> python(run, key, start, metric).map(own::over)).map(Interval::tellsApart)
                            .orElse(false);
                    return number(ratio) + (told ? "" : "?");
                });
    }

    private static double ratioOf(Run run, Key key, Kind start, Metric metric) {
        return row(run, key, start, metric)
                .flatMap(own -> python(run, key, start, metric).map(other -> own.p50() / other.p50()))
                .orElse(Double.NaN);
    }

    private static Optional<Row> python(Run run, Key key, Kind start, Metric metric) {
        return row(run, new Key(Run.YARDSTICK, key.memoryMb()), start, metric);
    }

    private static Optional<Row> row(Run run, Key key, Kind start, Metric metric) {
        return run.summary().row(key.variant(), key.memoryMb(), start, metric).filter(row -> row.n() > 0);
    }

    private static double artifactMb(Run run, String variant) {
        RunRecord.VariantRecord built = run.record().variants().get(variant);
        return built == null ? Double.NaN : built.artifactBytes() / 1e6;
    }

    private static double usd(Costs costs, Key key) {
        return costs.find(key.variant(), key.memoryMb()).map(Cost::lambda).map(lambda -> lambda.usd())
                .orElse(Double.NaN);
    }

    private static String marks(Run run, Key key) {
        List<String> marks = new ArrayList<>();
        for (CellRecord cell : run.cells())
            if (cell.variant().equals(key.variant()) && cell.memoryMb() == key.memoryMb()) {
                if (cell.crowded()) marks.add(cell.start() + ": crowded, more CPU shares than cores");
                if (cell.tooSmall()) marks.add(cell.start() + ": does not fit into this memory");
                cell.errors().forEach((type, n) -> marks.add(cell.start() + ": " + n + " × " + type));
                if (cell.dropped() > 0) marks.add(cell.dropped() + " calls not sent");
            }
        run.restores().of(key.variant(), key.memoryMb()).ifPresent(restore -> marks.add(
                String.format(Locale.ROOT, "cold: %.0f ms of it %s", restore.medianMs(), run.place().restore())));
        return String.join("; ", marks);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) return "–";
        return String.format(Locale.ROOT,
                value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
