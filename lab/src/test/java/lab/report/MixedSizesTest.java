package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.chart.Picture;
import lab.cost.Goal;
import lab.run.MadeUpRun;
import lab.run.Run;
import locallambda.system.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in which one variant raced at 512 MB and the others at three sizes, as {@code ./jbang race --also} makes it.
 */
class MixedSizesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WITHOUT = List.of("java-tuned,256,", "java-tuned,1769,");

    @TempDir
    Path folder;

    @BeforeEach
    void javaTunedRacedAtOneSizeOnly() throws IOException {
        MadeUpRun.write(folder, MadeUpRun.usual(), List.of(256, 512, 1769), 5, 200);
        Path summary = folder.resolve("summary.csv");
        Files.write(summary, Files.readAllLines(summary).stream()
                .filter(row -> WITHOUT.stream().noneMatch(row::startsWith)).toList());
        for (String cell : List.of("java-tuned-256-warm", "java-tuned-1769-warm"))
            Folders.delete(folder.resolve("cells").resolve(cell));
        ObjectNode run = (ObjectNode) JSON.readTree(folder.resolve("run.json").toFile());
        ObjectNode plan = (ObjectNode) run.path("plan");
        plan.set("cells", without(plan.path("cells")));
        for (JsonNode visit : plan.path("visits")) ((ObjectNode) visit).set("cells", without(visit.path("cells")));
        JSON.writeValue(folder.resolve("run.json").toFile(), run);
    }

    private static ArrayNode without(JsonNode cells) {
        ArrayNode left = JSON.createArrayNode();
        for (JsonNode cell : cells)
            if (!cell.path("variant").asText().equals("java-tuned") || cell.path("memoryMb").asInt() == 512)
                left.add(cell);
        return left;
    }

    @Test
    void itHasAllSizesAndIsComparedAtTheOneThatAllHave() {
        Run run = Run.open(folder);
        assertThat(run.sizes()).containsExactly(256, 512, 1769);
        assertThat(run.reference()).isEqualTo(512);
        assertThat(new ComparisonTable(run, Goal.USUAL).text()).contains("java-tuned");
    }

    @Test
    void theReportAndItsChartsAreDrawn() throws IOException {
        RunReport report = RunReport.of(folder);
        assertThat(report.charts()).extracting(Picture::name).contains("cold-starts", "latency-by-memory",
                "cost-and-speed");
        assertThat(report.slideCharts()).isNotEmpty();
        assertThat(Files.readString(report.write())).contains("java-tuned");
    }
}
