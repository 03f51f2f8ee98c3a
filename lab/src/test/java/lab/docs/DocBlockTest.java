package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.bench.BenchFigure;
import lab.bench.BenchRecord;
import lab.bench.BenchTables;
import lab.published.PublishedRestores;
import lab.run.record.Machine;
import locallambda.system.Problem;
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
        assertThatThrownBy(() -> new DocBlock(page, "a").write("new")).isInstanceOf(Problem.class)
                .hasMessageContaining("page.md");
    }

    @Test
    void thePageOfSnapshotsShowsThePublishedRestores() {
        Path page = HOME.checkout().resolve("docs/variants/java-snapstart.md");
        assertThat(new DocBlock(page, "published: snapstart").text()).isEqualTo(PublishedRestores.markdown());
    }

    @Test
    void thePageOfSnapshotsShowsTheCommittedRestoresOrNone() {
        Path committed = HOME.results().resolve("reference-restores.json");
        assertThat(new DocBlock(HOME.checkout().resolve("docs/variants/java-snapstart.md"), "bench: restores").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).restores() : "");
    }

    @Test
    void thePageOfTheFastestRestoreShowsTheCommittedLeversOrNone() {
        Path committed = HOME.results().resolve("reference-levers.json"),
                page = HOME.checkout().resolve("docs/variants/java-snapstart-best.md");
        assertThat(new DocBlock(page, "bench: levers").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).restores() : "");
    }

    @Test
    void thePageOfTheBenchShowsTheCommittedNeighboursOrNone() {
        Path committed = HOME.results().resolve("reference-neighbours.json");
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: neighbours").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).neighbours() : "");
    }

    @Test
    void thePageOfTheBenchShowsTheCommittedNeighboursOfJvmsOrThatNobodyMeasuredThem() {
        Path committed = HOME.results().resolve("reference-neighbours-jvms.json");
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: neighbours-jvms").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).neighbours()
                        : "*We haven't measured this yet.*");
    }

    @Test
    void thePageOfTheBenchShowsTheCommittedServersOrNone() {
        Path committed = HOME.results().resolve("reference-servers.json");
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: servers").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).servers() : "");
    }

    @Test
    void thePageOfTheBenchShowsTheCommittedFilesOrNone() {
        Path committed = HOME.results().resolve("reference-files.json");
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: files").text())
                .isEqualTo(Files.exists(committed) ? new BenchTables(BenchRecord.read(committed)).files() : "");
    }

    @Test
    void aServerIsOneLineWithWhatItDoesNotPassOn() {
        List<BenchFigure> figures = List.of(new BenchFigure("A: warm call, p50", 0.5, "ms", 9, ""),
                new BenchFigure("A: trailers", 0, "met", 1, ""), new BenchFigure("A: paths", 1, "met", 1, ""));
        assertThat(new BenchTables(new BenchRecord("2026-11-25T18:00:00Z", Machine.here(), "none", figures)).servers())
                .contains("| server | warm call, p50, ms | requirements met | not met |",
                        "| A | 0.50 | 1 of 2 | trailers |");
    }

    @Test
    void aSnapshotIsOneLineWithBothSharesSideBySide() {
        List<BenchFigure> figures =
                List.of(new BenchFigure("f, no limits: size of the snapshot", 78, "MB", 1, ""),
                        new BenchFigure("f, no limits: publication, once", 1_600, "ms", 1, ""),
                        new BenchFigure("f, no limits: restore to first answer, p50", 90, "ms", 20, ""),
                        new BenchFigure("f, 512 MB: restore to first answer, p50", 200, "ms", 20, ""));
        String table =
                new BenchTables(new BenchRecord("2026-11-25T18:00:00Z", Machine.here(), "cgroup1", figures)).restores();
        assertThat(table).contains("restore to first answer, p50, ms, no limits | 512 MB |",
                "| f | 78 | 1.6 | 90.0 | 200.0 |", "n = 20 restores", "Restore Duration are 650–1,001 ms");
    }

    @Test
    void thePagesShowTheCommittedBench() {
        BenchTables tables = new BenchTables(BenchRecord.read(HOME.results().resolve("reference-bench.json")));
        assertThat(new DocBlock(HOME.checkout().resolve("docs/pacing.md"), "bench: pacing").text())
                .isEqualTo(tables.pacing());
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: all").text()).isEqualTo(tables.all());
        assertThat(new DocBlock(HOME.checkout().resolve("docs/bench.md"), "bench: aims").text())
                .isEqualTo(tables.aims());
    }
}
