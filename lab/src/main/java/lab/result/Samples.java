package lab.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Problem;

/** The raw samples of a run as one table in DuckDB: {@code samples(cell, metric, value)}; what fails or warms up is not in it. */
final class Samples implements AutoCloseable {

    /** n and percentiles of one cell's metric; percentiles by {@code quantile_cont}, which is type 7. */
    record Aggregate(String cell, String metric, long n, double p50, double p90, double p95, double p99, double max, double mean) {}

    private final Duck duck;

    private Samples(Duck duck) {
        this.duck = duck;
    }

    /** Reads all finished cells of a run that has some. */
    static Samples of(RunFolder folder) {
        Map<String, CellName> cells = new LinkedHashMap<>();
        for (String name : folder.cells()) CellName.parse(name).ifPresent(cell -> cells.put(name, cell));
        Duck duck = Duck.open();
        try {
            Samples samples = new Samples(duck);
            duck.run("CREATE TABLE samples (cell VARCHAR, metric VARCHAR, value DOUBLE)");
            duck.run("CREATE TABLE cells (cell VARCHAR, start VARCHAR)");
            cells.forEach((name, cell) -> duck.run("INSERT INTO cells VALUES (%s, %s)".formatted(Duck.text(name), Duck.text(cell.start()))));
            samples.read(cells.keySet().stream().map(folder::cell).toList());
            return samples;
        } catch (RuntimeException e) {
            duck.close();
            throw e;
        }
    }

    private void read(List<Path> folders) {
        List<Path> reports = folders.stream().map(folder -> folder.resolve(CellAssembly.REPORTS)).toList();
        List<Path> k6 = folders.stream().map(folder -> folder.resolve(CellAssembly.K6)).toList();
        duck.run(SamplesSql.REPORTS.formatted(Duck.list(reports)));
        try {
            duck.run(SamplesSql.CALLS.formatted(K6Csv.rows(k6)));
        } catch (IOException e) {
            throw new Problem("Cannot read the raw samples: " + e.getMessage() + ".", "Check that the run folder is complete and readable.", e);
        }
        SamplesSql.METRICS.forEach(duck::run);
    }

    List<Aggregate> aggregates() {
        return duck.query("""
                SELECT cell, metric, count(*), quantile_cont(value, 0.5), quantile_cont(value, 0.9), quantile_cont(value, 0.95),
                       quantile_cont(value, 0.99), max(value), avg(value)
                FROM samples GROUP BY ALL ORDER BY ALL""",
                row -> new Aggregate(row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4), row.getDouble(5), row.getDouble(6),
                        row.getDouble(7), row.getDouble(8), row.getDouble(9)));
    }

    /** Requests without a valid answer, by cell; a cell without any has no entry. */
    Map<String, Long> errors() {
        Map<String, Long> errors = new LinkedHashMap<>();
        duck.query("SELECT cell, count(*) FROM calls WHERE counts AND NOT valid GROUP BY cell",
                row -> errors.put(row.getString(1), row.getLong(2)));
        return errors;
    }

    double[] values(String cell, String metric) {
        return duck.query("SELECT value FROM samples WHERE cell = %s AND metric = %s ORDER BY value".formatted(Duck.text(cell), Duck.text(metric)),
                row -> row.getDouble(1)).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Type-7 percentiles of one cell's metric at fractions 0–1. */
    double[] quantiles(String cell, String metric, double... fractions) {
        String asked = String.join(", ", Arrays.stream(fractions).mapToObj("quantile_cont(value, %s)"::formatted).toList());
        return duck.query("SELECT %s FROM samples WHERE cell = %s AND metric = %s".formatted(asked, Duck.text(cell), Duck.text(metric)), row -> {
            double[] values = new double[fractions.length];
            for (int i = 0; i < values.length; i++) values[i] = row.getDouble(i + 1);
            return values;
        }).getFirst();
    }

    @Override
    public void close() {
        duck.close();
    }
}
