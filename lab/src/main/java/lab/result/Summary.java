package lab.result;

import static tech.tablesaw.api.ColumnType.DOUBLE;
import static tech.tablesaw.api.ColumnType.INTEGER;
import static tech.tablesaw.api.ColumnType.LONG;
import static tech.tablesaw.api.ColumnType.STRING;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import lab.Problem;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** {@code summary.csv}: what a run's raw samples come to, one row per cell and metric. docs/results.md describes the columns. */
public final class Summary {

    /** Name of the file in a run folder. */
    public static final String FILE = "summary.csv";

    /** The bootstrap's seed: intervals of the same samples are the same numbers. */
    private static final long SEED = 7;

    /**
     * One row. Numbers are NaN where they do not apply, and a percentile beyond the median also where n does not carry it.
     *
     * @param memoryMb memory size in MB; 0 for unlimited
     * @param start    {@code cold} or {@code warm}
     * @param low      lower end of the median's 95 % interval
     * @param high     upper end
     */
    public record Row(
            String variant, int memoryMb, String start, Metric metric, long n, double p50, double p90, double p95, double p99, double max,
            double mean, double low, double high) {

        /** The percentile if n carries it, else the maximum. */
        public Quantile quantile(double q) {
            if (q == 0.5) return Quantile.of(p50, max, q, n);
            if (q == 0.9) return Quantile.of(p90, max, q, n);
            if (q == 0.95) return Quantile.of(p95, max, q, n);
            if (q == 0.99) return Quantile.of(p99, max, q, n);
            throw new IllegalArgumentException("a summary has p50, p90, p95 and p99, not " + q);
        }

        public Interval interval() {
            return new Interval(low, high);
        }
    }

    private static final SequencedMap<String, ToDoubleFunction<Row>> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("p50", Row::p50);
        NUMBERS.put("p90", Row::p90);
        NUMBERS.put("p95", Row::p95);
        NUMBERS.put("p99", Row::p99);
        NUMBERS.put("max", Row::max);
        NUMBERS.put("mean", Row::mean);
        NUMBERS.put("low", Row::low);
        NUMBERS.put("high", Row::high);
    }

    private final List<Row> rows;

    private Summary(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Computes the summary of all finished cells from their raw samples and writes {@code summary.csv}. */
    public static Summary write(RunFolder folder) {
        Summary summary = of(folder);
        StringWriter csv = new StringWriter();
        summary.table().write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        folder.write(FILE, csv.toString());
        return summary;
    }

    /** Computes it without writing anything. */
    public static Summary of(RunFolder folder) {
        if (folder.cells().isEmpty()) return new Summary(List.of());
        List<Row> rows = new ArrayList<>();
        try (Samples samples = Samples.of(folder)) {
            for (Samples.Aggregate one : samples.aggregates()) rows.add(row(one, samples));
            Map<String, Long> errors = samples.errors();
            for (String cell : folder.cells())
                CellName.parse(cell).ifPresent(name -> rows.add(new Row(name.variant(), name.memoryMb(), name.start(), Metric.ERRORS,
                        errors.getOrDefault(cell, 0L), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
        }
        rows.sort(Comparator.comparing(Row::variant).thenComparing(Row::memoryMb).thenComparing(Row::start).thenComparing(Row::metric));
        return new Summary(rows);
    }

    /**
     * Reads a run's {@code summary.csv}; nothing else of the run needs to be there.
     *
     * @throws Problem if there is none
     */
    public static Summary read(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.isReadable(file)) throw new Problem(run + " has no " + FILE + ".", "Let the race end first: ./jbang race --resume " + run.getFileName());
        ColumnType[] types = {STRING, INTEGER, STRING, STRING, STRING, STRING, LONG, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE};
        Table table = Table.read().usingOptions(CsvReadOptions.builder(file.toFile()).columnTypes(types).build());
        List<Row> rows = new ArrayList<>();
        for (tech.tablesaw.api.Row row : table)
            rows.add(new Row(row.getString("variant"), row.getInt("memory_mb"), row.getString("start"),
                    Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)), row.getLong("n"), row.getDouble("p50"),
                    row.getDouble("p90"), row.getDouble("p95"), row.getDouble("p99"), row.getDouble("max"), row.getDouble("mean"),
                    row.getDouble("low"), row.getDouble("high")));
        return new Summary(rows);
    }

    /** Sorted by variant, memory, start and metric. */
    public List<Row> rows() {
        return rows;
    }

    public Optional<Row> row(String variant, int memoryMb, String start, Metric metric) {
        return rows.stream().filter(row -> row.variant().equals(variant) && row.memoryMb() == memoryMb && row.start().equals(start)
                && row.metric() == metric).findFirst();
    }

    /** The rows as learners work with them; columns as in the file. */
    public Table table() {
        Table table = Table.create("summary",
                StringColumn.create("variant", rows.stream().map(Row::variant)),
                IntColumn.create("memory_mb", rows.stream().mapToInt(Row::memoryMb)),
                StringColumn.create("start", rows.stream().map(Row::start)),
                StringColumn.create("metric", rows.stream().map(row -> row.metric().label())),
                StringColumn.create("unit", rows.stream().map(row -> row.metric().unit())),
                StringColumn.create("clock", rows.stream().map(row -> row.metric().clock())),
                LongColumn.create("n", rows.stream().mapToLong(Row::n)));
        NUMBERS.forEach((name, of) -> table.addColumns(DoubleColumn.create(name, rows.stream().mapToDouble(of))));
        return table;
    }

    private static Row row(Samples.Aggregate one, Samples samples) {
        CellName cell = CellName.parse(one.cell()).orElseThrow();
        Interval interval = interval(one, samples);
        return new Row(cell.variant(), cell.memoryMb(), cell.start(), Metric.valueOf(one.metric().toUpperCase(Locale.ROOT)), one.n(),
                micro(one.p50()), carried(one.p90(), one.n(), 0.9), carried(one.p95(), one.n(), 0.95), carried(one.p99(), one.n(), 0.99),
                micro(one.max()), micro(one.mean()), micro(interval.low()), micro(interval.high()));
    }

    private static Interval interval(Samples.Aggregate one, Samples samples) {
        if (one.n() <= Bootstrap.MOST_SAMPLES) return Interval.ofMedian(samples.values(one.cell(), one.metric()), SEED);
        double[] ends = samples.quantiles(one.cell(), one.metric(), Interval.rankFractions(one.n()));
        return new Interval(ends[0], ends[1]);
    }

    private static double carried(double percentile, long n, double q) {
        return Quantile.carries(n, q) ? micro(percentile) : Double.NaN;
    }

    /** Three decimals: a microsecond, and more than any of these clocks can tell. */
    private static double micro(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1000) / 1000.0;
    }
}
