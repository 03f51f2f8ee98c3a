package lab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {

    @TempDir
    Path folder;
    private Work work;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void twoNotebooks() throws IOException {
        work = new Work(Files.createDirectories(folder.resolve("notebooks")), folder.resolve("my-work"));
        Files.writeString(original("00-a.ipynb"), "first");
        Files.writeString(original("01-b.ipynb"), "second");
        work.copyMissing(said::add);
    }

    @Test
    void whatIsMissingIsCopied() {
        assertThat(copy("00-a.ipynb")).hasContent("first");
        assertThat(copy("01-b.ipynb")).hasContent("second");
        assertThat(said).isEmpty();
    }

    @Test
    void whatTheLearnerWroteIsNeverOverwritten() throws IOException {
        Files.writeString(copy("00-a.ipynb"), "mine");
        work.copyMissing(said::add);
        assertThat(copy("00-a.ipynb")).hasContent("mine");
        assertThat(said).isEmpty();
    }

    @Test
    void aNewerOriginalIsTold() throws IOException {
        Files.writeString(original("01-b.ipynb"), "better");
        work.copyMissing(said::add);
        assertThat(copy("01-b.ipynb")).hasContent("second");
        assertThat(said).singleElement().asString().contains("newer version of 01-b.ipynb", "./jbang reset 01");
    }

    @Test
    void aResetKeepsTheOldCopy() throws IOException {
        Files.writeString(copy("01-b.ipynb"), "mine");
        List<Path> kept = work.reset("01");
        assertThat(copy("01-b.ipynb")).hasContent("second");
        assertThat(kept).singleElement().satisfies(old -> assertThat(old).hasContent("mine"));
    }

    @Test
    void anUnknownNumberIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> work.reset("07")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).contains("00, 01"));
    }

    private Path original(String name) {
        return work.originals().resolve(name);
    }

    private Path copy(String name) {
        return work.folder().resolve(name);
    }
}
