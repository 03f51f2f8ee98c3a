package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.learn.Notebook;
import lab.learn.Solutions;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolvedNotebookTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aCheckThatPassedIsShownWithTheLinksOfItsNewFolder() throws IOException {
        assertThat(withResults("Check 00.1 · passed. Right.")).contains("Check 00.1 · passed", "](../cost.md)",
                "With results");
    }

    @Test
    void aCheckOrAGuessThatDidNotPassIsNoResultToShow() {
        assertThatThrownBy(() -> withResults("Check 00.1 · not yet. Count again.")).isInstanceOf(Problem.class)
                .hasMessageContaining("Cell code of 00-any didn't pass: Check 00.1 · not yet. Count again.");
        assertThatThrownBy(() -> withResults("Guess 00.1 · not yet. Guess a number.")).isInstanceOf(Problem.class);
    }

    /** A cell that is meant to show it, such as a compiler's verdict, may. */
    @Test
    void otherNotesMaySayNotYet() throws IOException {
        assertThat(withResults("Later notebooks · not yet. Wait.")).contains("Later notebooks");
    }

    @Test
    void aSolvedCellKeepsItsImports() throws IOException {
        for (Path file : Notebook.in(Home.find().checkout().resolve("notebooks"))) {
            Notebook notebook = Notebook.read(file);
            Solutions solutions = Solutions.read(Solutions.file(notebook));
            for (Notebook.Cell cell : notebook.cells())
                if (cell.tags().contains("exercise")) {
                    String solved = SolvedNotebook.solved(cell, solutions);
                    assertThat(cell.source().lines().filter(line -> line.startsWith("import "))).as(cell.id())
                            .allSatisfy(line -> assertThat(solved).containsOnlyOnce(line));
                }
        }
    }

    private String withResults(String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("notebooks")).resolve("00-any.ipynb");
        Notebook written = written(file, "");
        Notebook executed = written(folder.resolve("00-any.ipynb"), text);
        return SolvedNotebook.of(written).withResults(executed,
                new ShownLinks(file, folder.resolve("docs/look/00-any.ipynb")), Map.of());
    }

    private static Notebook written(Path file, String output) throws IOException {
        ObjectNode notebook = JSON.createObjectNode();
        var cells = notebook.putArray("cells");
        cells.addObject().put("id", "text").put("cell_type", "markdown").put("source", "[cost](../docs/cost.md)")
                .putObject("metadata");
        ObjectNode code = cells.addObject().put("id", "code").put("cell_type", "code").put("source", "check(\"00.1\")");
        code.putObject("metadata");
        var outputs = code.putArray("outputs");
        if (!output.isEmpty())
            outputs.addObject().put("output_type", "execute_result").putObject("data").put("text/plain", output);
        JSON.writeValue(file.toFile(), notebook);
        return Notebook.read(file);
    }
}
