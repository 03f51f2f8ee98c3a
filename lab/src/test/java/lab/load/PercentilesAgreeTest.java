package lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import lab.run.stats.Percentiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PercentilesAgreeTest {

    private static final String SCRIPT = """
            import { Trend } from 'k6/metrics';
            const call = new Trend('call');
            export const options = { iterations: 155, summaryTrendStats: ['p(50)', 'p(90)', 'p(95)', 'p(99)', 'max'] };
            export default function () { call.add(Math.exp(3 * Math.random())); }
            export function handleSummary(data) {
              return { [__ENV.RACE_COUNTS]: '{"requests": [], "dropped": {}, "invalid": {}}',
              [__ENV.RACE_PLAN]: JSON.stringify(data.metrics.call.values) };
            }
            """;

    @TempDir
    Path folder;

    @Test
    void oursAndK6sAndDuckDbsOnTheSameSamples() throws Exception {
        Path script = Files.writeString(folder.resolve("trend.js"), SCRIPT);
        Path said = folder.resolve("plan.json");
        Bench.k6().run(script, said, folder, Map.of(), progress -> {});
        JsonNode k6 = new ObjectMapper().readTree(said.toFile());
        double[] samples = Bench.calls(folder).stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
        assertThat(samples).hasSize(155);
        for (int percent : List.of(50, 90, 95, 99)) {
            double ours = Percentiles.of(samples, percent / 100.0);
            // the CSV has six decimals
            assertThat(k6.path("p(" + percent + ")").asDouble()).isCloseTo(ours, within(1e-5));
            assertThat(duckDb(folder.resolve("k6.csv.gz"), percent / 100.0)).isCloseTo(ours, within(1e-9));
        }
    }

    private static double duckDb(Path csv, double q) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT quantile_cont(metric_value::DOUBLE, %s) FROM read_csv('%s') WHERE metric_name = 'call'"
                                .formatted(q, csv))) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
