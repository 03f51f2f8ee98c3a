package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BilledMsTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "5.001, 6", "0.2, 1", "0, 0"})
    void warmIsRoundedUpToTheNextMs(double durationMs, long billedMs) {
        assertThat(BilledMs.warm(durationMs)).isEqualTo(billedMs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captured")
    void agreesWithWhatAwsBilled(String line) {
        long billed = Math.round(number(line, "Billed Duration"));
        if (line.contains("Restore Duration"))
            assertThat(BilledMs.restored(number(line, "Duration"), number(line, "Billed Restore Duration"))).isEqualTo(billed);
        else assertThat(BilledMs.cold(number(line, "Duration"), number(line, "Init Duration"))).isEqualTo(billed);
    }

    /** The captured REPORT lines in today's text format, as billed today. */
    static Stream<String> captured() throws IOException {
        byte[] all = BilledMsTest.class.getResourceAsStream("/published/report-lines.ndjson").readAllBytes();
        List<String> lines = new String(all, StandardCharsets.UTF_8).lines().toList();
        ObjectMapper json = new ObjectMapper();
        return lines.stream().map(line -> read(json, line))
                .filter(node -> !node.get("date").asText().startsWith("2020") && !node.get("what").asText().contains("not billed"))
                .map(node -> node.get("line").asText())
                .filter(line -> line.startsWith("REPORT"));
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static double number(String line, String field) {
        Matcher found = Pattern.compile("\t" + field + ": ([0-9.]+) ms").matcher(line.replace("REPORT RequestId", "\tREPORT RequestId"));
        assertThat(found.find()).as(field + " in " + line).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
