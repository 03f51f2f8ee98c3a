package lab.run.summary;

import static java.lang.Double.NaN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.run.folder.Disk;
import lab.run.folder.Duck;
import lab.run.folder.K6Csv;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.stats.Bootstrap;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import lab.run.summary.Summary.Row;

/**
 * The raw samples of a run in DuckDB, by cell and metric. Each table stands for a sentence of docs/results.md;
 * {@link SampleRule} decides what counts. Names and ids become numbers while they are read, because tens of millions of
 * samples have to fit.
 */
final class Samples implements AutoCloseable {

    private static final String CELLS = "CREATE TABLE cells (id SMALLINT, cell VARCHAR, start VARCHAR)";

    /** REPORT lines. Takes the list of files. */
    private static final String REPORTS = """
            CREATE TABLE reports AS
            SELECT cells.id AS cell, hash(environment) AS environment, "at", coalesce(initMs, restoreMs) AS newMs,
                   durationMs, billedMs, peakMb, cpuMs,
                   CASE WHEN lines.start <> 'warm' THEN 'requestId=' || requestId END AS newId,
                   %s AS counts,
                   %s AS later
            FROM read_json(%%s, format = 'newline_delimited', columns = {
                requestId: 'VARCHAR', "function": 'VARCHAR', environment: 'VARCHAR', phase: 'VARCHAR', "at": 'BIGINT',
                start: 'VARCHAR', initMs: 'DOUBLE', restoreMs: 'DOUBLE', durationMs: 'DOUBLE', billedMs: 'DOUBLE',
                peakMb: 'DOUBLE', cpuMs: 'DOUBLE', status: 'VARCHAR'}) AS lines
            JOIN cells ON cells.cell = lines."function\"""".formatted(SampleRule.COUNTS, SampleRule.LATER.ofReports());

    /**
     * One row for each request: k6's own clock and whether the answer was valid. Takes a table expression over k6's
     * rows. Calls that happened to meet a cold start count for no warm cell, and the other way round.
     */
    private static final String CALLS = """
            CREATE TABLE calls AS
            SELECT cells.id AS cell, metric_value::DOUBLE AS value, status = '200' AND error IS NULL AS valid,
                   coalesce(metadata IN (SELECT newId FROM reports WHERE newId IS NOT NULL), cells.start = 'cold')
                       = (cells.start = 'cold') AS counts
            FROM %%s AS k6 JOIN cells ON cells.cell = k6.scenario
            WHERE metric_name = 'call' AND (%s)""".formatted(SampleRule.CALLS);

    /** CPU time since the invocation before in the same environment, or since the environment's start. */
    private static final String CPU = """
            CREATE TABLE cpu AS
            SELECT cell, used AS value FROM (
                SELECT cell, counts, CASE WHEN first THEN cpuMs
                    ELSE cpuMs - lag(cpuMs) OVER (PARTITION BY cell, environment ORDER BY "at", cpuMs) END AS used
                FROM (SELECT cell, environment, "at", cpuMs, newId IS NOT NULL AS first, counts
                      FROM reports WHERE cpuMs IS NOT NULL))
            WHERE counts AND used IS NOT NULL""";

    /** The bootstrap's: intervals of the same samples are the same numbers. */
    private static final long SEED = 7;

    private final Duck duck;
    private final Map<Cell, Integer> ids = new LinkedHashMap<>();

    private Samples(Duck duck) {
        this.duck = duck;
    }

    /** Reads some finished cells of a run, at least one. */
    static Samples of(RunFolder folder, List<Cell> cells) {
        Samples samples = new Samples(Duck.open());
        try {
            samples.read(folder, cells);
            return samples;
        } catch (RuntimeException e) {
            samples.close();
            throw e;
        }
    }

    private void read(RunFolder folder, List<Cell> cells) {
        duck.run(CELLS);
        cells.forEach(this::add);
        duck.run(REPORTS.formatted(Duck.list(files(folder, RunFolder.REPORTS))));
        try {
            duck.run(CALLS.formatted(K6Csv.rows(files(folder, RunFolder.K6))));
        } catch (IOException e) {
            throw Disk.cannotRead(folder.path(), e);
        }
        duck.run(CPU);
    }

    private List<Path> files(RunFolder folder, String name) {
        return ids.keySet().stream().map(cell -> folder.cell(cell.name()).resolve(name)).toList();
    }

    private void add(Cell cell) {
        duck.run("INSERT INTO cells VALUES (%d, %s, '%s')".formatted(ids.size(), Duck.text(cell.name()), cell.start()));
        ids.put(cell, ids.size());
    }

    /** What a cell's samples of a metric come to; empty without samples, except for errors, which are counted. */
    Optional<Row> row(Cell cell, Metric metric) {
        long n = duck.query("SELECT count(*) " + from(cell, metric), row -> row.getLong(1)).getFirst();
        if (metric == Metric.ERRORS)
            return Optional.of(new Row(cell.variant(), cell.memoryMb(), cell.start(), metric, n, NaN, NaN, NaN, NaN,
                    NaN, NaN, NaN, NaN));
        if (n == 0) return Optional.empty();
        double[] ends = Interval.rankFractions(n);
        double[] at = quantiles(cell, metric, 0.5, 0.9, 0.95, 0.99, ends[0], ends[1]);
        double[] most = duck.query("SELECT max(value), avg(value) " + from(cell, metric),
                row -> new double[] {row.getDouble(1), row.getDouble(2)}).getFirst();
        Interval interval =
                n > Bootstrap.MOST_SAMPLES ? new Interval(at[4], at[5]) : Interval.ofMedian(values(cell, metric), SEED);
        return Optional.of(
                new Row(cell.variant(), cell.memoryMb(), cell.start(), metric, n, micro(at[0]), carried(at[1], n, 0.9),
                        carried(at[2], n, 0.95), carried(at[3], n, 0.99), micro(most[0]), micro(most[1]),
                        micro(interval.low()), micro(interval.high())));
    }

    /** All of them, ascending. */
    double[] values(Cell cell, Metric metric) {
        return numbers("SELECT value " + from(cell, metric) + " ORDER BY value");
    }

    /** Percentiles at fractions 0–1 by {@code quantile_cont}, which is type 7. */
    private double[] quantiles(Cell cell, Metric metric, double... fractions) {
        return numbers(
                "SELECT unnest(quantile_cont(value, %s)) %s".formatted(Arrays.toString(fractions), from(cell, metric)));
    }

    private double[] numbers(String sql) {
        return duck.query(sql, row -> row.getDouble(1)).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String from(Cell cell, Metric metric) {
        return "FROM (" + metric.sql() + ") WHERE cell = " + ids.get(cell);
    }

    private static double carried(double percentile, long n, double q) {
        return Quantile.carries(n, q) ? micro(percentile) : NaN;
    }

    /** Three decimals: a microsecond, and more than any of these clocks can tell. */
    private static double micro(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1000) / 1000.0;
    }

    @Override
    public void close() {
        duck.close();
    }
}
