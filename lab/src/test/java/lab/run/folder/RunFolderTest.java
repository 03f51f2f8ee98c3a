package lab.run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant AT = Instant.parse("2026-11-23T14:05:12Z");

    @TempDir
    Path results;

    private Path run(String format) {
        try (RunFolder folder = RunFolder.create(results, "quick", AT)) {
            folder.write("run.json", "{\"format\": " + format + ", \"seed\": 7}");
            return folder.path();
        }
    }

    @Test
    void isNamedByTimeAndProfile() {
        assertThat(run("1")).hasFileName("2026-11-23T14-05-12-quick");
    }

    @Test
    void twoRacesOfOneSecondHaveTwoFolders() {
        assertThat(run("1")).isNotEqualTo(run("1"));
    }

    @Test
    void runJsonIsReadAsItIs() {
        assertThat(RunFolder.open(run("1")).run().path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void anotherFormatIsAProblem() {
        Path other = run("2");
        assertThatThrownBy(() -> RunFolder.open(other)).isInstanceOf(Problem.class).hasMessageContaining("format 2");
    }

    @Test
    void aRunJsonThatWasCutOffIsAProblem() throws Exception {
        Path run = run("1");
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"se");
        assertThatThrownBy(() -> RunFolder.open(run)).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't JSON: Unexpected end-of-input");
    }

    @Test
    void aRunJsonThatCannotBeReadIsNotCalledMissing() throws Exception {
        Path run = Files.createDirectories(results.resolve("a-run/run.json")).getParent();
        assertThatThrownBy(() -> RunFolder.open(run)).isInstanceOf(Problem.class)
                .hasMessageContaining("Cannot read " + run.resolve("run.json"));
    }

    @Test
    void anyOtherFolderIsNoRun() {
        assertThatThrownBy(() -> RunFolder.open(results)).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't a run");
    }

    @Test
    void theNewestIsTheLatestWithARunJson() throws Exception {
        assertThatThrownBy(() -> RunFolder.newest(results)).isInstanceOf(Problem.class);
        Path first = run("1");
        Files.createDirectories(results.resolve("2027-01-01T00-00-00-quick"));
        Files.createDirectories(results.resolve("reference"));
        assertThat(RunFolder.newest(results).path()).isEqualTo(first);
    }

    @Test
    void aStagedVisitIsAbsentUntilItIsCommitted() throws Exception {
        try (RunFolder folder = RunFolder.create(results, "quick", AT); Staged staged = folder.stageVisit("007")) {
            Files.writeString(staged.path().resolve("visit.json"), "{}");
            assertThat(folder.hasVisit("007")).isFalse();
            staged.commit();
            assertThat(folder.hasVisit("007")).isTrue();
            assertThat(folder.visit("007").resolve("visit.json")).hasContent("{}");
        }
    }

    @Test
    void aStagedVisitThatFailsLeavesNothing() throws Exception {
        try (RunFolder folder = RunFolder.create(results, "quick", AT)) {
            try (Staged staged = folder.stageVisit("007")) {
                Files.writeString(staged.path().resolve("k6.csv.gz"), "half");
            }
            assertThat(list(folder.path().resolve("visits"))).isEmpty();
        }
    }

    @Test
    void resumingClearsWhatAKillLeft() throws Exception {
        Path run = run("1");
        Files.createDirectories(run.resolve("visits/.unfinished-1"));
        Files.writeString(run.resolve("visits/.unfinished-1/k6.csv.gz"), "half");
        Files.writeString(run.resolve(".unfinished-2"), "half");
        Files.createDirectories(run.resolve("visits/006"));
        try (RunFolder folder = RunFolder.resume(run)) {
            assertThat(list(run.resolve("visits"))).containsExactly("006");
            assertThat(run.resolve(".unfinished-2")).doesNotExist();
            assertThat(folder.cells()).isEmpty();
        }
    }

    /** A kill between the new version of a cell and the end of the old one loses neither. */
    @Test
    void resumingLetsACellsNextVersionTakeItsPlace() throws Exception {
        Path run = run("1");
        Files.createDirectories(run.resolve("cells/rust-512-warm"));
        Files.writeString(run.resolve("cells/rust-512-warm/reports.ndjson"), "old");
        Files.createDirectories(run.resolve("cells/.next-rust-512-warm"));
        Files.writeString(run.resolve("cells/.next-rust-512-warm/reports.ndjson"), "old and new");
        try (RunFolder folder = RunFolder.resume(run)) {
            assertThat(folder.cells()).containsExactly("rust-512-warm");
            assertThat(folder.cell("rust-512-warm").resolve("reports.ndjson")).hasContent("old and new");
            assertThat(list(run.resolve("cells"))).containsExactly("rust-512-warm");
        }
    }

    @Test
    void onlyOneProcessWrites() {
        Path run = run("1");
        try (RunFolder first = RunFolder.resume(run)) {
            assertThatThrownBy(() -> RunFolder.resume(first.path())).isInstanceOf(Problem.class)
                    .hasMessageContaining("Another race");
            assertThat(RunFolder.open(run).path()).isEqualTo(run);
        }
        RunFolder.resume(run).close();
    }

    @Test
    void whatCannotBeWrittenIsAProblemAndKeepsTheOldFile() throws Exception {
        try (RunFolder folder = RunFolder.create(results, "quick", AT)) {
            folder.write("summary.csv", "old");
            Files.createDirectory(folder.path().resolve("report.html"));
            Files.writeString(folder.path().resolve("report.html/in-the-way"), "");
            assertThatThrownBy(() -> folder.write("report.html", "new")).isInstanceOf(Problem.class)
                    .hasMessageContaining("report.html");
            assertThat(folder.path().resolve("summary.csv")).hasContent("old");
            assertThat(list(folder.path()).filter(name -> name.startsWith(".unfinished"))).isEmpty();
        }
    }

    @Test
    void aFileInTheWayOfTheResultsFolderIsAProblem() throws Exception {
        Path file = Files.writeString(results.resolve("results"), "");
        assertThatThrownBy(() -> RunFolder.create(file, "quick", AT)).isInstanceOf(Problem.class)
                .hasMessageContaining("Cannot write");
    }

    private static Stream<String> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString()).toList().stream();
        }
    }
}
