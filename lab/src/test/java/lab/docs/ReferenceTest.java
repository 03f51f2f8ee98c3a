package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lab.Checkout;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.folder.RunFolder;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {

    @TempDir
    Path folder;

    private Path results;
    private Path reference;

    @BeforeEach
    void aCommittedRun() throws IOException {
        results = folder.resolve("results");
        reference = results.resolve("reference");
        MadeUpRun.quick(Files.createDirectories(reference));
        Files.writeString(reference.resolve("old.txt"), "old");
    }

    @Test
    void aFinishedRunTakesItsPlace() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        assertThat(Reference.replaceBy(run, results, "reference")).isEqualTo(reference);
        assertThat(reference.resolve(RunFolder.SUMMARY)).hasSameBinaryContentAs(run.resolve(RunFolder.SUMMARY));
        assertThat(reference.resolve("old.txt")).doesNotExist();
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left).containsExactly(reference);
        }
    }

    @Test
    void itsReportLinesAreCompressedAndReadLikeThoseOfTheRun() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        Reference.replaceBy(run, results, "reference");
        Path cell = reference.resolve("cells/rust-512-warm");
        assertThat(cell.resolve("reports.ndjson")).doesNotExist();
        assertThat(Files.size(cell.resolve("reports.ndjson.gz")))
                .isLessThan(Files.size(run.resolve("cells/rust-512-warm/reports.ndjson")) / 3);
        assertThat(Run.open(reference).samples()).isNotEmpty().isEqualTo(Run.open(run).samples());
        assertThat(Run.open(reference).summary().rows()).isEqualTo(Run.open(run).summary().rows());
    }

    /** Git keeps every version of it for ever. */
    @Test
    void theCommittedRunHasAtMostTenMillionBytes() throws IOException, InterruptedException {
        assertThat(Checkout.files("results/reference").stream()
                .mapToLong(file -> Checkout.ROOT.resolve(file).toFile().length()).sum()).isLessThan(10_000_000);
    }

    @Test
    void anUnfinishedRunDoesNot() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        Files.delete(run.resolve(RunFolder.SUMMARY));
        assertThatThrownBy(() -> Reference.replaceBy(run, results, "reference")).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't finished");
        assertThat(reference.resolve("old.txt")).exists();
    }
}
