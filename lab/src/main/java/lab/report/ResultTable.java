package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.MemorySize;
import lab.cost.Usd;
import lab.report.PageTable.Cell;
import lab.report.PageTable.Head;
import lab.run.Run;
import lab.run.record.CellRecord;
import lab.run.record.Profile;
import lab.run.record.RunRecord;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * The table of all variants at all sizes: what was measured and what it costs, with the best of each column marked.
 *
 * @param remarks what a reader must know about single rows, e.g. that the function did not fit into its memory
 */
record ResultTable(PageTable table, List<String> remarks) {

    /** Points from a row to its remark. */
    private static final String REMARK = " †";

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
        Head memory = new Head("memory", "MB", true);
        PageTable.Builder<Key> table = PageTable.of("All measurements", keys)
                .word("variant", key -> key.variant() + (marks(run, key).isEmpty() ? "" : REMARK))
                .cell(memory, key -> new Cell(memory, key.memoryMb() == 0 ? "unlimited" : "" + key.memoryMb(),
                        "" + (key.memoryMb() == 0 ? Integer.MAX_VALUE : key.memoryMb()), "number", ""));
        for (int i = 0; i < columns.size(); i++) {
            double lowest = keys.size() > 1 ? best.get(i) : Double.NaN;
            Column column = columns.get(i);
            table.cell(column.head(), key -> cell(column, key, lowest));
        }
        return new ResultTable(table.table(), keys.stream().filter(key -> !marks(run, key).isEmpty())
                .map(key -> key.variant() + ", " + new MemorySize(key.memoryMb()) + ": " + marks(run, key)).toList());
    }

    private static Cell cell(Column column, Key key, double lowest) {
        double value = column.value().applyAsDouble(key);
        return new Cell(column.head(), column.text().apply(key), Double.isFinite(value) ? "" + value : "",
                value == lowest ? "number best" : "number", "");
    }

    private static List<Column> columns(Run run, Costs costs) {
        List<Column> columns = new ArrayList<>(List.of(
                column(run, "cold", "median, ms", Kind.COLD, Metric.COLD, Row::p50),
                column(run, "cold", "max, ms", Kind.COLD, Metric.COLD, Row::max),
                column(run, run.measuredCalls(), "median, ms", Kind.WARM, Metric.HANDLER, Row::p50),
                p95(run, run.measuredCalls(), "p95, ms", Metric.HANDLER),
                p95(run, "client", "p95, ms", Metric.CLIENT),
                column(run, "peak", "memory, MB", Kind.WARM, Metric.PEAK, Row::max),
                column(run, "CPU", "ms per call", Kind.WARM, Metric.CPU, Row::mean),
                column("artifact", "MB, zip", key -> artifactMb(run, key.variant())),
                new Column(new Head("Lambda", "$ per 100 M calls", true), key -> usd(costs, key),
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
        return new Column(new Head(name, unit, true), value, key -> number(value.applyAsDouble(key)));
    }

    /** The 95th percentile where n carries it, else the maximum, named so. */
    private static Column p95(Run run, String name, String unit, Metric metric) {
        Function<Key, Optional<Quantile>> quantile =
                key -> row(run, key, Kind.WARM, metric).map(row -> row.quantile(0.95));
        return new Column(new Head(name, unit, true),
                key -> quantile.apply(key).map(Quantile::value).orElse(Double.NaN),
                key -> quantile.apply(key).map(q -> (q.maximum() ? "max " : "") + number(q.value())).orElse("–"));
    }

    /** The median over that of Python at the same size; a question mark where chance explains the difference. */
    private static Column ratio(Run run, Kind start, Metric metric) {
        return new Column(new Head(start.toString(), "× " + Run.YARDSTICK, true),
                key -> ratioOf(run, key, start, metric),
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
                if (cell.crowded())
                    marks.add(cell.start() + ": crowded, because the cells needed more cores than the machine has");
                if (cell.tooSmall()) marks.add(cell.start() + ": the function does not fit into this memory");
                cell.errors().forEach((type, n) -> marks.add(cell.start() + ": " + n + " × " + type));
                if (cell.dropped() > 0)
                    marks.add(cell.dropped() + (cell.dropped() == 1 ? " call" : " calls") + " not sent");
            }
        run.restores().of(key.variant(), key.memoryMb()).ifPresent(restore -> marks.add(
                String.format(Locale.ROOT, "the cold start includes %.0f ms of %s", restore.medianMs(),
                        run.place().restore())));
        return String.join("; ", marks);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) return "–";
        return String.format(Locale.ROOT,
                value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
