package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import lab.learn.Notebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner sees of cells that fail, in the real kernel: cells of notebooks 00 and 02, and of nobody's. */
class KernelErrorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CELLS = List.of(
            "python.invoke()",
            "double billed(int x) {\n    return 1 / (x - x);\n}\nbilled(7)",
            "deploy(\"cobol\", 512)",
            "var all = List.of(1);\nall.sizes()",
            "// TODO 08.2: the figure\ndouble shouldBe = Double.parseDouble(\"a\");",
            "check(\"08.2\", 0.0)",
            "// TODO 08.2: the figure\ndouble shouldBe = 1 / 2;",
            "check(\"08.2\", shouldBe)",
            "int open = (1;",
            "nobodyKnowsThis + 1",
            "Call second = java.invoke();\nsecond",
            Notebook.read(Home.find().checkout().resolve("notebooks/07-analyse.ipynb")).cells().stream()
                    .filter(cell -> cell.id().equals("cost")).findFirst().orElseThrow().source());

    @TempDir
    static Path folder;
    private static final List<String> SHOWN = new ArrayList<>();

    @BeforeAll
    static void run() throws Exception {
        ObjectNode notebook = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        notebook.putObject("metadata").putObject("kernelspec").put("name", "java").put("display_name", "Java");
        ArrayNode cells = notebook.putArray("cells");
        for (int i = 0; i < CELLS.size(); i++)
            cells.addObject().put("cell_type", "code").put("id", "c" + i).put("source", CELLS.get(i))
                    .putNull("execution_count").set("outputs", JSON.createArrayNode());
        cells.forEach(cell -> ((ObjectNode) cell).putObject("metadata"));
        Path file = folder.resolve("errors.ipynb");
        JSON.writeValue(file.toFile(), notebook);
        Path log = folder.resolve("log");
        int exit = new Headless(folder).python("-m", "jupyter", "execute", "--allow-errors", "--inplace",
                "--startup_timeout=120", file.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start()
                .waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        for (JsonNode cell : JSON.readTree(file.toFile()).path("cells")) SHOWN.add(shown(cell.path("outputs")));
    }

    /** Texts, and tracebacks without their colours. */
    private static String shown(JsonNode outputs) {
        StringBuilder text = new StringBuilder();
        for (JsonNode output : outputs) {
            output.path("traceback").forEach(line -> text.append(line.asText()).append('\n'));
            text.append(Notebook.text(output.path("text")))
                    .append(Notebook.text(output.path("data").path("text/plain")));
        }
        return text.toString().replaceAll("\u001B\\[[\\d;]*m", "");
    }

    @Test
    void aNameThatIsNotThereYetLeadsToItsCellOnce() {
        assertThat(SHOWN.get(0)).containsOnlyOnce("python does not exist yet.")
                .containsOnlyOnce("python comes from the cell above that begins with:  var python = deploy(")
                .containsOnlyOnce("Run All Above Selected Cell").doesNotContain("symbol:");
    }

    /** The compiler takes it for a package. */
    @Test
    void aVariableThatIsCalledLikeAPackageIsFoundToo() {
        assertThat(SHOWN.get(10))
                .containsOnlyOnce("java comes from the cell above that begins with:  var java = deploy(");
    }

    /** Names that a cell above imports with a whole package are in no cell. */
    @Test
    void whatAnImportAboveBringsIsNotCalledMisspelt() {
        assertThat(SHOWN.get(11)).containsOnlyOnce("Run All Above Selected Cell")
                .doesNotContain("not declared in any cell");
    }

    @Test
    void whatTheLearnerThrewIsShownWithTheirLinesAlone() {
        assertThat(SHOWN.get(1)).contains("ArithmeticException: / by zero", "at billed, line 2:  return 1 / (x - x);")
                .doesNotContain("jdk.jshell", "org.dflib", "lab.", "REPL");
    }

    @Test
    void aProblemIsItsTwoSentences() {
        assertThat(SHOWN.get(2)).contains("There is no variant \"cobol\".").contains("\nChoose from ")
                .doesNotContain("CannotRun", "\tat ", "    at ");
    }

    @Test
    void aMethodThatAValueLacksIsNoMissingCell() {
        assertThat(SHOWN.get(3)).contains("all is a List<Integer>, which has no member of that name.", "all.")
                .doesNotContain("Run All Above");
    }

    @Test
    void aCheckKnowsThatTheCellAboveFailed() {
        assertThat(SHOWN.get(4)).contains("NumberFormatException");
        assertThat(SHOWN.get(5)).contains("A cell above failed when it last ran", "NumberFormatException")
                .doesNotContain("There is no answer yet");
    }

    @Test
    void aZeroThatWasCalculatedIsNotCalledNoAnswer() {
        assertThat(SHOWN.get(7)).contains("Your answer is 0.", "drops the fraction")
                .doesNotContain("There is no answer yet");
    }

    @Test
    void whatIsNotFinishedAndWhatNobodyDeclaresIsSaid() {
        assertThat(SHOWN.get(8)).doesNotContain("\tat ").isNotBlank();
        assertThat(SHOWN.get(9)).contains("nobodyKnowsThis is not declared in any cell above");
    }
}
