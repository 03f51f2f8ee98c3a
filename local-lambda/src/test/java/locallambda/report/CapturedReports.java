package locallambda.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Seven REPORT lines from public logs, 2020 to 2026. */
final class CapturedReports {

    /** @param day the day it was logged; for a line known to be older than a month, that month's eve */
    record Captured(LocalDate day, String what, String line) {
        Report report() {
            return Report.parse(line).orElseThrow();
        }

        boolean json() {
            return line.startsWith("{");
        }
    }

    private CapturedReports() {}

    static Stream<Captured> all() throws IOException {
        try (InputStream in = CapturedReports.class.getResourceAsStream("/captured/report-lines.ndjson")) {
            ObjectMapper mapper = new ObjectMapper();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(text -> {
                try {
                    var entry = mapper.readTree(text);
                    return new Captured(day(entry.get("date").asText()), entry.get("what").asText(),
                            entry.get("line").asText());
                } catch (IOException e) {
                    throw new IllegalStateException(text, e);
                }
            }).toList().stream();
        }
    }

    private static LocalDate day(String date) {
        return date.startsWith("before ") ? LocalDate.parse(date.substring(7) + "-01").minusDays(1)
                : LocalDate.parse(date);
    }
}
