package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.Home;
import lab.run.MadeUpRun;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class PageTablesTest {

    private static final Path CHECKOUT = Home.find().checkout();

    @TempDir
    Path folder;

    @BeforeEach
    void aRun() throws IOException {
        MadeUpRun.quick(Files.createDirectories(folder.resolve("results/some")));
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesShowWhatTheCommittedRunsSay(Path page) throws IOException {
        assertThat(page).hasContent(PageTables.filled(CHECKOUT, Files.readString(page)));
    }

    @Test
    void aTableHasARowForEachVariantInTheOrderOfTheComment() {
        List<String> lines = filled("table results/some 512: rust, java-jvm").lines().toList();
        assertThat(lines.getFirst()).isEqualTo("before");
        assertThat(lines.stream().filter(line -> line.startsWith("| ")).skip(1)).hasSize(2).satisfiesExactly(
                rust -> assertThat(rust).startsWith("| rust |").doesNotContain("%"),
                java -> assertThat(java).startsWith("| java-jvm |").doesNotContain("%"));
        assertThat(lines).anyMatch(
                line -> line.startsWith("*Local, 512 MB,")
                        && line.contains("at least 5 cold starts and at least 200 warm calls (calls 51–90 of each "
                                + "environment)"));
        assertThat(lines.getLast()).isEqualTo("after");
    }

    @Test
    void aStepIsComparedWithTheOneAbove() {
        assertThat(filled("steps results/some 512: java-jvm, rust, rust").lines().filter(line -> line.startsWith("| "))
                .skip(1)).satisfiesExactly(
                        first -> assertThat(first).doesNotContain("%"),
                        much -> assertThat(much).containsPattern("\\(-\\d+ %\\)"),
                        same -> assertThat(same.split("\\|")).filteredOn(cell -> cell.contains("(≈)")).hasSize(7));
    }

    @Test
    void aTableWithPythonNamesItsVersion() {
        assertThat(filled("table results/some 512: rust, python")).contains("2 cores, Python 3.11, limits by");
        assertThat(filled("table results/some 512: rust, java-jvm")).doesNotContain("Python");
    }

    @Test
    void aimsNameThoseThatReachThem() {
        assertThat(aims("cold below java-jvm, warm within 1000 times rust")).isEqualTo(
                "At 512 MB, these variants start faster than java-jvm: *rust*. These variants answer warm calls "
                        + "within 1000.0 times rust's time: "
                        + "*java-jvm*, *rust*.");
        assertThat(aims("cold below rust, warm within 0.001 times rust")).isEqualTo(
                "At 512 MB, these variants start faster than rust: none. These variants answer warm calls within "
                        + "0.001 times rust's time: none.");
    }

    private String aims(String which) {
        return PageTables.filled(
                folder, "<!-- aims results/some 512: java-jvm, rust; " + which + " -->\n<!-- /aims -->\n")
                .lines().toList().get(1);
    }

    @Test
    void fillingTwiceChangesNothing() {
        String once = filled("table results/some 256: python");
        assertThat(PageTables.filled(folder, once)).isEqualTo(once);
    }

    @Test
    void aVariantThatWasNotMeasuredIsNamed() {
        assertThatThrownBy(() -> filled("table results/some 256: cobol")).isInstanceOf(Problem.class)
                .hasMessageContaining("has no variant cobol");
    }

    private String filled(String comment) {
        return PageTables.filled(folder,
                "before\n<!-- %s -->\nold\n<!-- /%s -->\nafter\n".formatted(comment, comment.substring(0, 5)));
    }
}
