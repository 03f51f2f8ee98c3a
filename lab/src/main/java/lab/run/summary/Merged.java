package lab.run.summary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.run.folder.Disk;
import lab.run.folder.Duck;
import lab.run.folder.K6Csv;
import lab.run.stats.Quantile;
import locallambda.system.Problem;

/**
 * One cell's requests in one phase, from the raw samples of any number of k6 processes that shared a test. The
 * summaries of these processes cannot be merged, because a mean of percentiles is not a percentile. All times are in ms
 * of the client clock.
 *
 * @param requests all requests that were sent
 * @param valid    the requests that were answered as the contract says; the percentiles are calculated from these
 */
public record Merged(String cell, String phase, long requests, long valid, double p50, double p90, double p95,
        double p99, double max) {

    /**
     * Reads every k6 CSV of a folder together.
     *
     * @throws Problem if there is none
     */
    public static List<Merged> of(Path folder) {
        return of(files(folder));
    }

    /** One row for each cell and phase, sorted. */
    static List<Merged> of(List<Path> files) {
        try (Duck duck = Duck.open()) {
            return duck.query("""
                    SELECT cell, phase, count(*), count(value), coalesce(quantile_cont(value, 0.5), 'NaN'),
                    coalesce(quantile_cont(value, 0.9), 'NaN'),
                           coalesce(quantile_cont(value, 0.95), 'NaN'), coalesce(quantile_cont(value, 0.99), 'NaN'),
                           coalesce(max(value), 'NaN')
                    FROM (SELECT scenario AS cell, regexp_extract(extra_tags, 'phase=([^&]*)', 1) AS phase,
                                 CASE WHEN status = '200' AND error IS NULL THEN metric_value::DOUBLE END AS value
                          FROM %s WHERE metric_name = 'call')
                    GROUP BY cell, phase ORDER BY cell, phase""".formatted(K6Csv.rows(files)),
                    row -> new Merged(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4),
                            row.getDouble(5), row.getDouble(6), row.getDouble(7), row.getDouble(8), row.getDouble(9)));
        } catch (IOException e) {
            throw Disk.cannotRead(files.getFirst(), e);
        }
    }

    /** The percentile if its n carries it, else the maximum. */
    public Quantile quantile(double q) {
        return Quantile.of(q == 0.5 ? p50 : q == 0.9 ? p90 : q == 0.95 ? p95 : p99, max, q, valid);
    }

    private static List<Path> files(Path folder) {
        if (Files.isDirectory(folder))
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> files =
                        all.filter(file -> file.getFileName().toString().endsWith(".csv.gz")).sorted().toList();
                if (!files.isEmpty()) return files;
            } catch (IOException e) {
                throw Disk.cannotRead(folder, e);
            }
        throw new Problem("There are no raw samples in " + folder + ", because no file ends in .csv.gz.",
                "First copy the runners' samples into this folder, as docs/scale.md explains.");
    }
}
