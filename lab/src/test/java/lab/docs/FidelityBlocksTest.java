package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidelityBlocksTest {

    @TempDir
    Path folder;

    @BeforeEach
    void twoRuns() throws IOException {
        Files.createSymbolicLink(folder.resolve("lambdas"), Home.find().lambdas());
        for (String name : new String[] {"one", "other"})
            MadeUpRun.quick(Files.createDirectories(folder.resolve("results").resolve(name)));
    }

    @Test
    void oneRunIsShownFigureByFigureWithItsSources() {
        String text = filled("results/one");
        assertThat(text).startsWith("before\n<!-- fidelity results/one -->\n").endsWith("<!-- /fidelity -->\nafter\n")
                .doesNotContain("to be replaced");
        assertThat(text).contains("*Fast here?*", "*Does it predict AWS?*", "| python | 256 |", "the talk's charts",
                "*Local: Invented");
        assertThat(FidelityBlocks.filled(folder, text)).isEqualTo(text);
    }

    @Test
    void severalRunsStandInOneTable() {
        assertThat(filled("results/one results/other").lines()
                .filter(line -> line.startsWith("| one |") || line.startsWith("| other |"))).hasSizeGreaterThan(3)
                .anyMatch(line -> line.contains("first-study: warm Duration, median"));
    }

    @Test
    void aRunThatIsNotThereIsNamed() {
        assertThat(filled("results/one results/none")).contains("*This run isn't committed yet: results/none.*");
    }

    private String filled(String runs) {
        return FidelityBlocks.filled(folder,
                "before\n<!-- fidelity " + runs + " -->\nto be replaced\n<!-- /fidelity -->\nafter\n");
    }
}
