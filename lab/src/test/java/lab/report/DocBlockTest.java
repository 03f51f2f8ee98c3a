package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.Problem;
import lab.bench.BenchRecord;
import lab.bench.BenchTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocBlockTest {

    private static final Home HOME = Home.find();

    @TempDir
    Path folder;

    @Test
    void onlyWhatStandsBetweenTheMarkersIsReplaced() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "before\n<!-- a -->\nold\n<!-- /a -->\nafter\n");
        new DocBlock(page, "a").write("new\nlines");
        assertThat(page).hasContent("before\n<!-- a -->\nnew\nlines\n<!-- /a -->\nafter\n");
        assertThat(new DocBlock(page, "a").text()).isEqualTo("new\nlines");
    }

    @Test
    void aPageWithoutTheMarkersIsNamed() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "no markers");
        assertThatThrownBy(() -> new DocBlock(page, "a").write("new")).isInstanceOf(Problem.class).hasMessageContaining("page.md");
    }

    @Test
    void thePageOfSnapshotsShowsThePublishedRestores() {
        Path page = HOME.checkout().resolve("docs/variants/java-snapstart.md");
        assertThat(new DocBlock(page, "published: snapstart").text()).isEqualTo(PublishedRestores.markdown());
    }

    @Test
    void thePageOfSnapshotsShowsTheCommittedRestores() {
        BenchTables tables = new BenchTables(BenchRecord.read(HOME.results().resolve("reference-restores.json")));
        assertThat(new DocBlock(HOME.checkout().resolve("docs/variants/java-snapstart.md"), "bench: restores").text()).isEqualTo(tables.restores());
    }

    @Test
    void thePagesShowTheCommittedBench() {
        BenchTables tables = new BenchTables(BenchRecord.read(HOME.results().resolve("reference-bench.json")));
        assertThat(new DocBlock(HOME.checkout().resolve("docs/pacing.md"), "bench: pacing").text()).isEqualTo(tables.pacing());
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: all").text()).isEqualTo(tables.all());
    }
}
