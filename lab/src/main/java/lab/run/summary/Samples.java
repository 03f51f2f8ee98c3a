package lab.run.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lab.run.folder.Disk;
import lab.run.folder.Duck;
import lab.run.folder.K6Csv;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * The raw samples of a run in DuckDB, by cell and metric. Each table implements a sentence of docs/results.md;
 * {@link SampleRule} decides what counts. Names and ids become numbers while they are read, because tens of millions of
 * samples must fit into memory.
 */
final class Samples implements AutoCloseable {

    private static final String CELLS = "CREATE TABLE cells (id SMALLINT, cell VARCHAR)";

    /** REPORT lines. Takes the list of files. */
    private static final String REPORTS = """
            CREATE TABLE reports AS
            SELECT cells.id AS cell, hash(environment) AS environment, "at", coalesce(initMs, restoreMs) AS newMs,
                   durationMs, billedMs, peakMb, cpuMs, lines.start <> 'warm' AS new,
                   hash('requestId=' || requestId) AS request, (%s)::TINYINT AS rule
            FROM read_json(%%s, format = 'newline_delimited', columns = {
                requestId: 'VARCHAR', "function": 'VARCHAR', environment: 'VARCHAR', phase: 'VARCHAR', "at": 'BIGINT',
                start: 'VARCHAR', initMs: 'DOUBLE', restoreMs: 'DOUBLE', durationMs: 'DOUBLE', billedMs: 'DOUBLE',
                peakMb: 'DOUBLE', cpuMs: 'DOUBLE', status: 'VARCHAR'}) AS lines
            JOIN cells ON cells.cell = lines."function\"""".formatted(SampleRule.ofReports());

    /**
     * One row for each request: k6's own clock, whether the answer was valid, and the environment that the REPORT line
     * of the same id names. Takes a table expression over k6's rows. Calls that happened to meet a cold start count as
     * no warm call, and the other way round.
     */
    private static final String CALLS = """
            CREATE TABLE calls AS
            SELECT k6.cell, answered.environment, value, valid, rule,
                   CASE WHEN request IS NULL THEN true ELSE coalesce(answered.new, false) = (rule = %d) END AS counts
            FROM (SELECT cells.id AS cell, metric_value::DOUBLE AS value, status = '200' AND error IS NULL AS valid,
                         hash(metadata) AS request, (%s)::TINYINT AS rule
                  FROM %%s AS lines JOIN cells ON cells.cell = lines.scenario
                  WHERE metric_name = 'call') AS k6
            LEFT JOIN (SELECT request, any_value(environment) AS environment, bool_or(new) AS new
                       FROM reports GROUP BY request) AS answered USING (request)
            WHERE rule IS NOT NULL""".formatted(SampleRule.FORCED.ordinal(), SampleRule.ofCalls());

    /** CPU time since the invocation before in the same environment, or since the environment's start. */
    private static final String CPU = """
            CREATE TABLE cpu AS
            SELECT cell, environment, rule, used AS value FROM (
                SELECT cell, environment, rule, CASE WHEN new THEN cpuMs
                    ELSE cpuMs - lag(cpuMs) OVER (PARTITION BY cell, environment ORDER BY "at", cpuMs) END AS used
                FROM reports WHERE cpuMs IS NOT NULL)
            WHERE rule IS NOT NULL AND used IS NOT NULL""";

    private static final String AT_PLACE = """
            CREATE MACRO at_place(calls, place) AS calls[floor(place)::INT] + (place - floor(place))
                * (calls[least(len(calls), floor(place)::INT + 1)] - calls[floor(place)::INT])""";

    /**
     * One statistic per environment: the percentile that is nearly median-unbiased whatever the distribution (type 8 of
     * Hyndman and Fan), because type 7 of ten calls lies too low. Environments with too few calls for it have none.
     */
    private static final String OF_ENVIRONMENT = """
            CREATE MACRO of_environment(calls, q, fewest) AS CASE
                WHEN len(calls) = 1 AND q = 0.5 THEN calls[1]
                WHEN len(calls) < fewest THEN NULL
                ELSE at_place(calls, greatest(1, (len(calls) + 1/3) * q + 1/3)) END""";

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
        duck.run(AT_PLACE);
        duck.run(OF_ENVIRONMENT);
        cells.forEach(this::add);
        duck.run(REPORTS.formatted(Duck.list(files(cell -> folder.reports(cell.name())))));
        try {
            duck.run(CALLS.formatted(K6Csv.rows(files(cell -> folder.cell(cell.name()).resolve(RunFolder.K6)))));
        } catch (IOException e) {
            throw Disk.cannotRead(folder.path(), e);
        }
        duck.run(CPU);
    }

    private List<Path> files(Function<Cell, Path> file) {
        return ids.keySet().stream().map(file).toList();
    }

    private void add(Cell cell) {
        duck.run("INSERT INTO cells VALUES (%d, %s)".formatted(ids.size(), Duck.text(cell.name())));
        ids.put(cell, ids.size());
    }

    /** The rows of a cell: those of its own kind, and of a warm cell also those of its forced cold starts. */
    List<Row> rows(Cell cell) {
        return Arrays.stream(Kind.values()).filter(kind -> kind == cell.start() || has(cell, kind))
                .flatMap(kind -> Arrays.stream(Metric.values()).filter(metric -> metric.applies(kind, cell.start()))
                        .flatMap(metric -> row(cell, kind, metric).stream()))
                .toList();
    }

    /** Did k6 send any call of that kind? */
    private boolean has(Cell cell, Kind kind) {
        return duck.query("SELECT count(*) FROM calls WHERE cell = %d AND %s".formatted(ids.get(cell),
                Metric.sent(kind)), row -> row.getLong(1)).getFirst() > 0;
    }

    /** What samples come to; empty without samples, except for errors, which are counted. */
    private Optional<Row> row(Cell cell, Kind kind, Metric metric) {
        String from = from(cell, kind, metric);
        long n = duck.query("SELECT count(*) " + from, row -> row.getLong(1)).getFirst();
        if (metric == Metric.ERRORS)
            return Optional.of(Row.counted(cell.variant(), cell.memoryMb(), kind, metric, n));
        if (n == 0) return Optional.empty();
        double[] at = numbers("SELECT unnest(quantile_cont(value, [0.5, 0.9, 0.95, 0.99])) " + from);
        double[] most = duck.query("SELECT max(value), " + Duck.mean("value") + " " + from,
                row -> new double[] {row.getDouble(1), row.getDouble(2)}).getFirst();
        return Optional.of(new Row(cell.variant(), cell.memoryMb(), kind, metric, n, micro(at[0]),
                carried(at[1], n, 0.9), carried(at[2], n, 0.95), carried(at[3], n, 0.99), micro(most[0]),
                micro(most[1]), intervals(from)));
    }

    private Intervals intervals(String from) {
        Map<Double, EnvironmentInterval> of = new HashMap<>();
        for (double q : Intervals.QUANTILES) of.put(q, ofEnvironments(from, q));
        return new Intervals(of.get(0.5).environments(), micro(of.get(0.5).interval()), micro(of.get(0.9).interval()),
                micro(of.get(0.95).interval()), micro(of.get(0.99).interval()));
    }

    private EnvironmentInterval ofEnvironments(String from, double q) {
        return duck.query(
                """
                SELECT count(log), coalesce(avg(log ORDER BY log), 'NaN'),
                       coalesce(stddev_samp(log ORDER BY log), 'NaN')
                FROM (SELECT ln(CASE WHEN figure < 1e-3 THEN 1e-3 ELSE figure END) AS log
                      FROM (SELECT of_environment(list_sort(list(value)), %s, %d) AS figure
                            %s AND environment IS NOT NULL GROUP BY environment))""".formatted(q,
                        EnvironmentInterval.fewestCalls(q), from),
                row -> new EnvironmentInterval(row.getInt(1), row.getDouble(2), row.getDouble(3))).getFirst();
    }

    /** All values of a metric, in ascending order. */
    double[] values(Cell cell, Kind kind, Metric metric) {
        return numbers("SELECT value " + from(cell, kind, metric) + " ORDER BY value");
    }

    private double[] numbers(String sql) {
        return duck.query(sql, row -> row.getDouble(1)).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String from(Cell cell, Kind kind, Metric metric) {
        return "FROM (" + metric.sql(kind) + ") WHERE cell = " + ids.get(cell);
    }

    private static Interval micro(Interval interval) {
        return new Interval(micro(interval.low()), micro(interval.high()));
    }

    private static double carried(double percentile, long n, double q) {
        return Quantile.carries(n, q) ? micro(percentile) : Double.NaN;
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
