package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import lab.Home;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

/** Files of a run that was measured long ago are read, and what was read is written as it stood there. */
class RecordFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RESULTS = Home.find().results();

    @Test
    void aCellSaysItsStartInLowerCase() throws IOException {
        for (String name : new String[] {"plain-java/cells/rust-512-cold", "plain-java/cells/rust-512-warm",
            "reference/cells/rust-512-warm"}) {
            JsonNode file = JSON.readTree(RESULTS.resolve(name).resolve("cell.json").toFile());
            CellRecord cell = JSON.treeToValue(file, CellRecord.class);
            assertThat(cell.start()).isEqualTo(name.endsWith("cold") ? Kind.COLD : Kind.WARM);
            assertThat(JSON.writeValueAsString(cell)).isEqualTo(file.toString());
        }
    }

    @Test
    void aPlanSaysItsStartsInUpperCase() throws IOException {
        for (String run : new String[] {"plain-java-large", "reference"}) {
            JsonNode file = JSON.readTree(RESULTS.resolve(run).resolve("run.json").toFile()).path("plan");
            assertThat(file.path("visits").path(0).path("start").asText()).isIn("COLD", "WARM");
            assertThat(JSON.writeValueAsString(JSON.treeToValue(file, Plan.class))).isEqualTo(file.toString());
        }
    }
}
