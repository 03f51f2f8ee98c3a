package workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cells as people run them: twice, stopped in the middle, after a restart of the kernel, with another notebook open.
 */
class SittingTest {

    @TempDir
    static Path folder;
    private static JsonNode came;

    @BeforeAll
    static void sit() throws Exception {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(),
                "the notebooks need Python 3.10 or newer with venv");
        Path script = Path.of(SittingTest.class.getResource("/notebooks/sitting.py").toURI());
        Path log = folder.resolve("log"), said = folder.resolve("said");
        int exit = new Headless(folder).python(script.toString()).redirectOutput(said.toFile())
                .redirectError(log.toFile()).start().waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        came = new ObjectMapper().readTree(said.toFile());
    }

    private static void answers(String cell) {
        assertThat(came.path(cell).path("error").asText()).as(cell).isEmpty();
        assertThat(came.path(cell).path("text").asText()).as(cell).contains("answer: {", "REPORT RequestId: ");
    }

    @Test
    void aCellCanBeRunTwice() {
        answers("first");
        answers("twice");
    }

    @Test
    void theStopButtonEndsALongCellAndTheNotebookGoesOn() {
        assertThat(came.path("stopped").path("error").asText()).contains("You can run it again at any time.");
        assertThat(came.path("stopped").path("secondsAfterStop").asDouble()).isLessThan(5);
        answers("afterStop");
    }

    @Test
    void anotherNotebookHasALabOfItsOwn() {
        answers("beside");
    }

    /** What notebook 00 says about it. */
    @Test
    void afterARestartTheCellsAboveAreToBeRunAgain() throws Exception {
        assertThat(came.path("afterRestart").path("error").asText()).contains(" does not exist yet.");
        assertThat(Files.readString(Home.find().checkout().resolve("notebooks/00-start-here.ipynb")))
                .contains("does not exist yet", "Run All Above Selected Cell");
        answers("fromTheTop");
    }
}
