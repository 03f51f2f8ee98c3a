package lab.run.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One request as k6 recorded it, for platforms that mention requests only in their logs, which do not say who sent
 * them.
 *
 * @param requestId from the response's header; empty if there was no response
 * @param status    HTTP status; 0 if there was no response
 */
public record SentCall(String cell, String requestId, String phase, int status) {

    /** Reads all requests of a {@code k6.csv.gz}, in no particular order. */
    public static List<SentCall> read(Path file) {
        try (Duck duck = Duck.open()) {
            return duck.query("""
                    SELECT scenario, coalesce(regexp_extract(metadata, 'requestId=([^&]*)', 1), '') AS id,
                           coalesce(regexp_extract(extra_tags, 'phase=([^&]*)', 1), '') AS phase,
                           status::INTEGER AS status
                    FROM %s WHERE metric_name = 'call'""".formatted(K6Csv.rows(List.of(file))),
                    row -> new SentCall(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }
}
