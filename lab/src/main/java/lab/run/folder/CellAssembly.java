package lab.run.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.JsonFault;

/** Collects the samples of one cell from visits that called several cells. */
final class CellAssembly {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CellAssembly() {}

    /** Writes {@code k6.csv.gz} with all columns and {@code reports.ndjson} of a cell, in the order of the visits. */
    static void of(String cell, List<Path> visits, Path into) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(into.resolve(RunFolder.REPORTS))) {
            for (Path visit : visits) reports(cell, visit, out);
        }
        try (Duck duck = Duck.open()) {
            duck.run("SET preserve_insertion_order = true");
            duck.run("COPY (SELECT * FROM %s WHERE scenario = %s) TO %s (FORMAT csv, HEADER, COMPRESSION gzip)"
                    .formatted(
                            K6Csv.rows(visits.stream().map(visit -> visit.resolve(RunFolder.K6)).toList()),
                            Duck.text(cell), Duck.text(into.resolve(RunFolder.K6).toString())));
        }
    }

    private static void reports(String cell, Path visit, BufferedWriter out) throws IOException {
        Path file = InvocationLines.in(visit);
        try (BufferedReader reader = InvocationLines.reader(visit)) {
            for (String line : (Iterable<String>) reader.lines()::iterator) {
                if (!function(file, line).equals(cell)) continue;
                out.write(line);
                out.write('\n');
            }
        }
    }

    private static String function(Path file, String line) {
        try {
            return JSON.readTree(line).path("function").asText();
        } catch (JsonProcessingException e) {
            throw Disk.damaged(file + " contains a line that isn't an invocation: " + JsonFault.words(e) + ".",
                    file.getParent(), e);
        }
    }
}
