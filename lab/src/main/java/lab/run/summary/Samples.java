package lab.run.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.run.folder.CellAssembly;
import lab.run.folder.CellName;
import lab.run.folder.Disk;
import lab.run.folder.Duck;
import lab.run.folder.K6Csv;
import lab.run.folder.RunFolder;

/** The raw samples of a run in DuckDB, by cell and metric; what fails or warms up is not among them. */
final class Samples implements AutoCloseable {

    private final Duck duck;
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private Samples(Duck duck) {
        this.duck = duck;
    }

    /** Reads all finished cells of a run that has some. */
    static Samples of(RunFolder folder) {
        Samples samples = new Samples(Duck.open());
        try {
            samples.read(folder);
            return samples;
        } catch (RuntimeException e) {
            samples.close();
            throw e;
        }
    }

    private void read(RunFolder folder) {
        duck.run(SamplesSql.CELLS);
        for (String cell : folder.cells()) CellName.parse(cell).ifPresent(name -> add(cell, name));
        List<Path> folders = ids.keySet().stream().map(folder::cell).toList();
        duck.run(SamplesSql.REPORTS
                .formatted(Duck.list(folders.stream().map(one -> one.resolve(CellAssembly.REPORTS)).toList())));
        try {
            duck.run(SamplesSql.CALLS
                    .formatted(K6Csv.rows(folders.stream().map(one -> one.resolve(CellAssembly.K6)).toList())));
        } catch (IOException e) {
            throw Disk.cannotRead(folder.path(), e);
        }
        duck.run(SamplesSql.CPU);
    }

    private void add(String cell, CellName name) {
        duck.run("INSERT INTO cells VALUES (%d, %s, %s)".formatted(ids.size(), Duck.text(cell),
                Duck.text(name.start())));
        ids.put(cell, ids.size());
    }

    /** Names of the cells. */
    List<String> cells() {
        return List.copyOf(ids.keySet());
    }

    long n(String cell, Metric metric) {
        return duck.query("SELECT count(*) " + from(cell, metric), row -> row.getLong(1)).getFirst();
    }

    /** The greatest and the mean. */
    double[] maxAndMean(String cell, Metric metric) {
        return duck.query("SELECT max(value), avg(value) " + from(cell, metric),
                row -> new double[] {row.getDouble(1), row.getDouble(2)}).getFirst();
    }

    /** Percentiles at fractions 0–1 by {@code quantile_cont}, which is type 7. */
    double[] quantiles(String cell, Metric metric, double... fractions) {
        return duck.query(
                "SELECT unnest(quantile_cont(value, %s)) %s".formatted(Arrays.toString(fractions), from(cell, metric)),
                row -> row.getDouble(1)).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All of them, in no order that means anything. */
    double[] values(String cell, Metric metric) {
        return duck.query("SELECT value " + from(cell, metric) + " ORDER BY value", row -> row.getDouble(1)).stream()
                .mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
        duck.close();
    }

    private String from(String cell, Metric metric) {
        return "FROM " + SamplesSql.SAMPLES.get(metric) + " WHERE cell = " + ids.get(cell);
    }
}
