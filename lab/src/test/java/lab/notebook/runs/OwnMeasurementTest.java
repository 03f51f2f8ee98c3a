package lab.notebook.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.record.Measured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnMeasurementTest {

    @TempDir
    Path folder;
    private OwnMeasurement measured;

    @BeforeEach
    void measure() throws Exception {
        Map<String, Speed> speeds = new LinkedHashMap<>();
        speeds.put("java-aot", new Speed(240, 160, 2.1, 4.5, 136));
        speeds.put("java-jvm", new Speed(900, 700, 3.1, 6, 158));
        MadeUpRun.write(folder, speeds, List.of(256, 512), 3, 60);
        new ObjectMapper().writeValue(folder.resolve("measured.json").toFile(),
                new Measured("orders.jar", "com.acme.Orders::handleRequest", List.of("order.json"),
                        "no function error", List.of(), 30, 3.5, 1_000_000, 0.001, "p95<20ms,cold<1s",
                        Map.of("java-snapstart", "there is no CRIU here"), List.of(), List.of(), null));
        measured = OwnMeasurement.open(folder);
    }

    @Test
    void everyWayAndSizeHasItsRowWithFigures() {
        assertThat(measured.table().rowCount()).isEqualTo(4);
        assertThat(measured.table().doubleColumn("cold_ms").asList()).allMatch(ms -> ms > 100);
        assertThat(measured.table().doubleColumn("usd_per_million").asList()).allMatch(usd -> usd > 0.2);
    }

    @Test
    void aWayThatWasNotMeasuredHasNoColdStart() {
        assertThat(measured.coldMs("java-jvm", 512)).isGreaterThan(measured.coldMs("java-aot", 512));
        assertThat(measured.coldMs("java-snapstart", 512)).isNaN();
    }

    @Test
    void itShowsTheAnswerItsFiguresTheAdviceAndTheTemplate() {
        assertThat(measured.environments()).isEqualTo(3);
        assertThat(measured.html()).contains("This run can't tell", "n = 3 environments each",
                "Not measured: java-snapstart: there is no CRIU here", "Measure your choice on AWS once",
                "AWS::Serverless::Function", "others on AWS", "./jbang deploy --measured RUN --as jvm");
        assertThat(measured.text()).contains("java-jvm", "n = 3 environments each", "What to verify on AWS",
                "AWS::Serverless::Function");
    }
}
