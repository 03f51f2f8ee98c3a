package lab.run.folder;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import locallambda.system.Problem;

/**
 * k6's CSV output as DuckDB reads it. The columns depend on k6's version and its system tags, so their names come from
 * each file's first line. All columns are read as text, because guessing their types would mean reading each file
 * twice.
 */
public final class K6Csv {

    private K6Csv() {}

    /**
     * A table expression over all rows of the files. If the files have different columns, columns are matched by name.
     *
     * @throws Problem if a file is no k6 output
     */
    public static String rows(List<Path> files) throws IOException {
        Map<String, List<Path>> byHeader = new LinkedHashMap<>();
        for (Path file : files) byHeader.computeIfAbsent(header(file), header -> new ArrayList<>()).add(file);
        List<String> tables = byHeader.entrySet().stream()
                .map(entry -> "SELECT * FROM " + table(entry.getKey(), entry.getValue())).toList();
        return "(" + String.join(" UNION ALL BY NAME ", tables) + ")";
    }

    private static String table(String header, List<Path> files) {
        String columns = String.join(", ",
                Arrays.stream(header.split(",")).map(name -> Duck.text(name) + ": 'VARCHAR'").toList());
        return ("read_csv(%s, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
                + "columns = {%s})")
                .formatted(
                        Duck.list(files), columns);
    }

    private static String header(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String header = in.readLine();
            if (header != null && header.startsWith("metric_name,") && List.of(header.split(",")).contains("scenario"))
                return header;
        } catch (EOFException e) {
            throw broken(file, "it ends too early", e);
        } catch (ZipException e) {
            throw broken(file, "it isn't valid gzip data (" + e.getMessage() + ")", e);
        }
        throw broken(file, "it doesn't begin with the names of k6's columns", null);
    }

    private static Problem broken(Path file, String why, IOException cause) {
        return Disk.damaged(file + " isn't k6 output, because " + why + ".", file.getParent(), cause);
    }
}
