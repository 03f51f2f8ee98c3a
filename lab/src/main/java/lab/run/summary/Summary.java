package lab.run.summary;

import static java.lang.Double.NaN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lab.run.folder.CellName;
import lab.run.folder.RunFolder;
import lab.run.stats.Bootstrap;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import locallambda.system.Problem;
import tech.tablesaw.api.Table;

/**
 * {@code summary.csv}: what a run's raw samples come to, one row per cell and metric. docs/results.md describes the
 * columns.
 */
public final class Summary {

    /** Name of the file in a run folder. */
    public static final String FILE = "summary.csv";

    /** The bootstrap's seed: intervals of the same samples are the same numbers. */
    private static final long SEED = 7;

    /**
     * One row. Numbers are NaN where they do not apply, and a percentile beyond the median also where n does not carry
     * it.
     *
     * @param memoryMb memory size in MB; 0 for unlimited
     * @param start    {@code cold} or {@code warm}
     * @param low      lower end of the median's 95 % interval
     * @param high     upper end
     */
    public record Row(
            String variant, int memoryMb, String start, Metric metric, long n, double p50, double p90, double p95,
            double p99, double max, double mean, double low, double high) {

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

    private final List<Row> rows;

    private Summary(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Computes the summary of all finished cells from their raw samples and writes {@code summary.csv}. */
    public static Summary write(RunFolder folder) {
        Summary summary = of(folder);
        folder.write(FILE, SummaryTable.csv(summary.table()));
        return summary;
    }

    /** Computes it without writing anything. */
    public static Summary of(RunFolder folder) {
        if (folder.cells().isEmpty()) return new Summary(List.of());
        List<Row> rows = new ArrayList<>();
        try (Samples samples = Samples.of(folder)) {
            for (String cell : samples.cells())
                for (Metric metric : Metric.values())
                    if (metric.applies(CellName.parse(cell).orElseThrow().start()))
                        row(cell, metric, samples).ifPresent(rows::add);
        }
        rows.sort(Comparator.comparing(Row::variant).thenComparing(Row::memoryMb).thenComparing(Row::start)
                .thenComparing(Row::metric));
        return new Summary(rows);
    }

    /**
     * Reads a run's {@code summary.csv}; nothing else of the run needs to be there.
     *
     * @throws Problem if there is none
     */
    public static Summary read(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.isReadable(file))
            throw new Problem(run + " has no " + FILE + ".",
                    "Let the race end first: ./jbang race --resume " + run.getFileName());
        return new Summary(SummaryTable.read(file));
    }

    /** Sorted by variant, memory, start and metric. */
    public List<Row> rows() {
        return rows;
    }

    public Optional<Row> row(String variant, int memoryMb, String start, Metric metric) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant) && row.memoryMb() == memoryMb && row.start().equals(start)
                        && row.metric() == metric)
                .findFirst();
    }

    /**
     * How far a variant has to lie from another before this run tells them apart, as a fraction: the worst of all
     * comparisons with {@code yardstick} at the same memory size.
     *
     * @return empty where there is no such comparison
     */
    public OptionalDouble smallestDifference(String yardstick, String start, Metric metric) {
        return rows.stream()
                .filter(row -> row.start().equals(start) && row.metric() == metric && !row.variant().equals(yardstick))
                .flatMap(row -> row(yardstick, row.memoryMb(), start, metric)
                        .map(base -> Interval.ofRatio(row.p50(), row.interval(), base.p50(), base.interval())).stream())
                .mapToDouble(Interval::smallestDifference).filter(Double::isFinite).max();
    }

    /** The rows as learners work with them; columns as in the file. */
    public Table table() {
        return SummaryTable.of(rows);
    }

    /** @return empty where nothing was measured; errors are counted, so there may be none of them */
    private static Optional<Row> row(String cell, Metric metric, Samples samples) {
        CellName name = CellName.parse(cell).orElseThrow();
        long n = samples.n(cell, metric);
        if (metric == Metric.ERRORS)
            return Optional.of(new Row(name.variant(), name.memoryMb(), name.start(), metric, n, NaN, NaN, NaN, NaN,
                    NaN, NaN, NaN, NaN));
        if (n == 0) return Optional.empty();
        double[] most = samples.maxAndMean(cell, metric);
        double[] ends = Interval.rankFractions(n);
        double[] at = samples.quantiles(cell, metric, 0.5, 0.9, 0.95, 0.99, ends[0], ends[1]);
        Interval interval = n > Bootstrap.MOST_SAMPLES ? new Interval(at[4], at[5])
                : Interval.ofMedian(samples.values(cell, metric), SEED);
        return Optional.of(
                new Row(name.variant(), name.memoryMb(), name.start(), metric, n, micro(at[0]), carried(at[1], n, 0.9),
                        carried(at[2], n, 0.95), carried(at[3], n, 0.99), micro(most[0]), micro(most[1]),
                        micro(interval.low()), micro(interval.high())));
    }

    private static double carried(double percentile, long n, double q) {
        return Quantile.carries(n, q) ? micro(percentile) : Double.NaN;
    }

    /** Three decimals: a microsecond, and more than any of these clocks can tell. */
    private static double micro(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1000) / 1000.0;
    }
}
