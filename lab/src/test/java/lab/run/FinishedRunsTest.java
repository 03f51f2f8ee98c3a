package lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.run.folder.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedRunsTest {

    @TempDir
    Path results;

    @Test
    void aRehearsalOrAnUnfinishedRunIsNotTheNewest() throws IOException {
        finished("2026-11-23T14-05-12-quick");
        Path talk = finished("2026-11-24T09-00-00-talk");
        finished("2026-11-25T20-00-00-stage");
        finished("2026-11-25T21-00-00-warm-up");
        finished("reference");
        Files.createDirectories(results.resolve("2026-11-26T08-00-00-quick"));
        assertThat(FinishedRuns.newestOrReference(results)).isEqualTo(talk);
    }

    @Test
    void withoutAnyItIsTheReference() throws IOException {
        finished("2026-11-25T20-00-00-stage");
        Path reference = finished("reference");
        assertThat(FinishedRuns.newestOrReference(results)).isEqualTo(reference);
    }

    @Test
    void aWarmUpIsTheNewestElseTheCommittedOne() throws IOException {
        finished("2026-11-26T09-00-00-quick");
        assertThat(FinishedRuns.warmUp(results)).isEmpty();
        Path committed = finished("warm-up");
        assertThat(FinishedRuns.warmUp(results)).contains(committed);
        finished("2026-11-23T14-05-12-warm-up");
        Path newest = finished("2026-11-24T14-05-12-warm-up");
        assertThat(FinishedRuns.warmUp(results)).contains(newest);
        assertThat(FinishedRuns.committedWarmUp(results)).contains(committed);
    }

    private Path finished(String name) throws IOException {
        Path run = Files.createDirectories(results.resolve(name));
        Files.createFile(run.resolve(RunFolder.SUMMARY));
        return run;
    }
}
