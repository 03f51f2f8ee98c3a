package lab.run.summary;

import static java.lang.Double.NaN;
import static tech.tablesaw.api.ColumnType.DOUBLE;
import static tech.tablesaw.api.ColumnType.INTEGER;
import static tech.tablesaw.api.ColumnType.LONG;
import static tech.tablesaw.api.ColumnType.STRING;

import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import lab.run.folder.Disk;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * {@code summary.csv}: the summary of a run's raw samples, with one row per cell and metric. docs/results.md describes
 * the columns.
 */
public final class Summary {

    private static final String ENVIRONMENTS = "environments";

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
        NUMBERS.put("p90_low", row -> row.intervals().p90().low());
        NUMBERS.put("p90_high", row -> row.intervals().p90().high());
        NUMBERS.put("p95_low", row -> row.intervals().p95().low());
        NUMBERS.put("p95_high", row -> row.intervals().p95().high());
        NUMBERS.put("p99_low", row -> row.intervals().p99().low());
        NUMBERS.put("p99_high", row -> row.intervals().p99().high());
    }

    /**
     * One row. A number is NaN if it does not apply. A percentile beyond the median is also NaN if n is too small for
     * it.
     *
     * @param memoryMb  memory size in MB; 0 for unlimited
     * @param intervals the intervals of the percentiles
     */
    public record Row(
            String variant, int memoryMb, Kind start, Metric metric, long n, double p50, double p90, double p95,
            double p99, double max, double mean, Intervals intervals) {

        /** A row that only counts. */
        static Row counted(String variant, int memoryMb, Kind start, Metric metric, long n) {
            return new Row(variant, memoryMb, start, metric, n, NaN, NaN, NaN, NaN, NaN, NaN, Intervals.NONE);
        }

        /** The cell whose figure it is. */
        public Cell cell() {
            return new Cell(variant, memoryMb, start);
        }

        /** The percentile if n carries it, else the maximum. */
        public Quantile quantile(double q) {
            if (q == 0.5) return Quantile.of(p50, max, q, n);
            if (q == 0.9) return Quantile.of(p90, max, q, n);
            if (q == 0.95) return Quantile.of(p95, max, q, n);
            if (q == 0.99) return Quantile.of(p99, max, q, n);
            throw new IllegalArgumentException("a summary has p50, p90, p95 and p99, not " + q);
        }

        /** The interval of the median. */
        public Interval interval() {
            return intervals.p50();
        }

        public double low() {
            return interval().low();
        }

        public double high() {
            return interval().high();
        }

        /** How many execution environments the samples come from; 0 if the summary does not say. */
        public int environments() {
            return intervals.environments();
        }

        /** The interval of the ratio of this median to the median of another row. */
        public Interval over(Row base) {
            return Interval.ofRatio(middle(), interval(), base.middle(), base.interval());
        }

        /**
         * In an interval by environments its middle on the logarithmic scale, so that the two always belong together.
         */
        private double middle() {
            return environments() == 0 ? p50 : Math.sqrt(low() * high());
        }
    }

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::variant).thenComparing(Row::memoryMb).thenComparing(Row::start)
                    .thenComparing(Row::metric);

    private final List<Row> rows;

    private Summary(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Computes the summary of all finished cells from their raw samples and writes {@code summary.csv}. */
    public static Summary write(RunFolder folder) {
        Summary summary = of(folder);
        StringWriter csv = new StringWriter();
        summary.table().write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        folder.write(RunFolder.SUMMARY, csv.toString());
        return summary;
    }

    /** Computes it without writing anything. */
    public static Summary of(RunFolder folder) {
        List<Cell> cells = folder.cells().stream().map(Cell::parse).flatMap(Optional::stream).toList();
        if (cells.isEmpty()) return new Summary(List.of());
        try (Samples samples = Samples.of(folder, cells)) {
            return new Summary(cells.stream().flatMap(cell -> samples.rows(cell).stream()).sorted(ORDER).toList());
        }
    }

    /** The raw samples that a row summarizes, in ascending order. */
    public static double[] values(RunFolder folder, Row row) {
        Cell cell = folder.hasCell(row.cell().name()) ? row.cell()
                : new Cell(row.variant(), row.memoryMb(), Kind.WARM); // it has the cold starts too
        try (Samples samples = Samples.of(folder, List.of(cell))) {
            return samples.values(cell, row.start(), row.metric());
        }
    }

    /**
     * Reads a run's {@code summary.csv}; nothing else of the run needs to be there.
     *
     * @throws Problem if there is none, or the file is no summary
     */
    public static Summary read(Path run) {
        Path file = run.resolve(RunFolder.SUMMARY);
        if (Files.notExists(file))
            throw new Problem(run + " has no " + RunFolder.SUMMARY + ".",
                    "Finish the race first: ./jbang race --resume " + run.getFileName());
        if (!Files.isReadable(file)) throw Disk.cannotRead(file, new AccessDeniedException(file.toString()));
        try {
            return new Summary(
                    rows(Table.read()
                            .usingOptions(CsvReadOptions.builder(file.toFile()).columnTypes(Summary::type).build())));
        } catch (RuntimeException e) { // Tablesaw has no type of its own for a file that does not fit
            throw new Problem(file + " isn't a summary: " + firstLine(e) + ".",
                    "Write it again: ./jbang race --resume " + run.getFileName(), e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString()).lines().findFirst().orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    /** The same with only the wanted rows. */
    public Summary where(Predicate<Row> wanted) {
        return new Summary(rows.stream().filter(wanted).toList());
    }

    /** Sorted by variant, memory, start and metric. */
    public List<Row> rows() {
        return rows;
    }

    public Optional<Row> row(String variant, int memoryMb, Kind start, Metric metric) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant) && row.memoryMb() == memoryMb && row.start() == start
                        && row.metric() == metric)
                .findFirst();
    }

    /**
     * The smallest difference between two variants that this run can detect, as a fraction. It is the largest such
     * value among all comparisons with {@code yardstick} at the same memory size.
     *
     * @return empty where there is no such comparison
     */
    public OptionalDouble smallestDifference(String yardstick, Kind start, Metric metric) {
        return rows.stream()
                .filter(row -> row.start() == start && row.metric() == metric && !row.variant().equals(yardstick))
                .flatMap(row -> row(yardstick, row.memoryMb(), start, metric).map(row::over).stream())
                .mapToDouble(Interval::smallestDifference).filter(Double::isFinite).max();
    }

    /** The rows as a table for learners, with the columns of the file. */
    public Table table() {
        Table table = Table.create("summary",
                StringColumn.create("variant", rows.stream().map(Row::variant)),
                IntColumn.create("memory_mb", rows.stream().mapToInt(Row::memoryMb)),
                StringColumn.create("start", rows.stream().map(row -> row.start().toString())),
                StringColumn.create("metric", rows.stream().map(row -> row.metric().label())),
                StringColumn.create("unit", rows.stream().map(row -> row.metric().unit())),
                StringColumn.create("clock", rows.stream().map(row -> row.metric().clock())),
                LongColumn.create("n", rows.stream().mapToLong(Row::n)),
                IntColumn.create(ENVIRONMENTS, rows.stream().mapToInt(Row::environments)));
        NUMBERS.forEach((name, of) -> table.addColumns(DoubleColumn.create(name, rows.stream().mapToDouble(of))));
        return table;
    }

    private static List<Row> rows(Table table) {
        return table.stream()
                .map(row -> new Row(row.getString("variant"), row.getInt("memory_mb"), Kind.of(row.getString("start")),
                        Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)), row.getLong("n"),
                        row.getDouble("p50"), row.getDouble("p90"), row.getDouble("p95"), row.getDouble("p99"),
                        row.getDouble("max"), row.getDouble("mean"), intervals(row)))
                .toList();
    }

    /** Summaries that were written before environments were counted have one interval, and none by environments. */
    private static Intervals intervals(tech.tablesaw.api.Row row) {
        Interval median = new Interval(row.getDouble("low"), row.getDouble("high"));
        return row.columnNames().contains(ENVIRONMENTS)
                ? new Intervals(row.getInt(ENVIRONMENTS), median, interval(row, "p90"), interval(row, "p95"),
                        interval(row, "p99"))
                : new Intervals(0, median, Interval.NONE, Interval.NONE, Interval.NONE);
    }

    private static Interval interval(tech.tablesaw.api.Row row, String percentile) {
        return new Interval(row.getDouble(percentile + "_low"), row.getDouble(percentile + "_high"));
    }

    private static ColumnType type(String column) {
        return switch (column) {
            case "variant", "start", "metric", "unit", "clock" -> STRING;
            case "memory_mb", ENVIRONMENTS -> INTEGER;
            case "n" -> LONG;
            default -> DOUBLE;
        };
    }
}
