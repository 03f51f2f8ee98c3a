package lab.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Problem;

/** Reads the dots of a run: the measured and the forced cold invocations in its cells' {@code reports.ndjson}. */
final class Samples {

    private static final Pattern CELL = Pattern.compile("(.+)-(\\d+|unlimited)-(cold|warm)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /** @throws Problem if a line is no JSON */
    static List<Sample> of(Path run) {
        Path cells = run.resolve("cells");
        if (!Files.isDirectory(cells)) return List.of();
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> folders = Files.list(cells)) {
            for (Path folder : folders.sorted().toList()) {
                Matcher name = CELL.matcher(folder.getFileName().toString());
                Path reports = folder.resolve("reports.ndjson");
                if (name.matches() && Files.exists(reports)) read(reports, name, samples);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The cells of " + run + " cannot be read", e);
        }
        return samples;
    }

    private static void read(Path reports, Matcher name, List<Sample> samples) throws IOException {
        int memoryMb = name.group(2).equals("unlimited") ? 0 : Integer.parseInt(name.group(2));
        boolean cold = name.group(3).equals("cold");
        try (Stream<String> lines = Files.lines(reports)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode report = JSON.readTree(line);
                if (!report.path("status").asText().equalsIgnoreCase("success")) continue;
                double before = report.path("initMs").asDouble(0) + report.path("restoreMs").asDouble(0);
                boolean counts = cold ? before > 0 : report.path("phase").asText().equals("measured");
                if (counts)
                    samples.add(new Sample(name.group(1), memoryMb, cold, report.path("at").asDouble(),
                            report.path("durationMs").asDouble() + (cold ? before : 0)));
            }
        } catch (JsonProcessingException e) {
            throw new Problem(reports + " has a line that is no JSON: " + e.getOriginalMessage() + ".",
                    "Resume the race that wrote it, or run it again.", e);
        }
    }
}
