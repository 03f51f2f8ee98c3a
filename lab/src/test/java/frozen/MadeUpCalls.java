package frozen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lab.run.folder.InvocationLines;

/**
 * k6's raw samples are committed of no run. So that they too are read, each REPORT line gets a call that took half a
 * millisecond longer; of the successful ones every hundredth has no valid answer.
 */
final class MadeUpCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MadeUpCalls() {}

    /** To each cell of a run. */
    static void add(Path run) throws IOException {
        try (Stream<Path> cells = Files.list(run.resolve("cells"))) {
            for (Path cell : cells.toList())
                try (Writer out =
                        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(cell.resolve("k6.csv.gz"))),
                                StandardCharsets.UTF_8)) {
                                    out.write(
                                            "metric_name,timestamp,metric_value,error,scenario,status,"
                                                    + "extra_tags,metadata\n");
                                    List<String> reports = InvocationLines.lines(cell);
                                    for (int i = 0; i < reports.size(); i++)
                                        out.write(call(JSON.readTree(reports.get(i)), i % 100 == 99));
                                }
        }
    }

    private static String call(JsonNode report, boolean invalid) {
        boolean success = report.path("status").asText().equals("success");
        return String.format(Locale.ROOT, "call,%d,%.3f,%s,%s,%d,phase=%s,requestId=%s\n", report.path("at").asLong(),
                report.path("durationMs").asDouble() + 0.5, !success ? "status 502" : invalid ? "invalid answer" : "",
                report.path("function").asText(),
                success ? 200 : 502, report.path("phase").asText(), report.path("requestId").asText());
    }
}
