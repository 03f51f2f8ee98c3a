package lab.notebook.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.chart.OtherRuns;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs cells show: the user's newest, but only committed ones for readers who run nothing. */
class RunsTest {

    @TempDir
    Path results;

    @BeforeEach
    void aRunOfTheUserAndACommittedOne() throws IOException {
        for (String name : new String[] {"2026-11-23T14-05-12-quick", "reference", "2026-11-24T14-05-12-warm-up",
            "warm-up"})
            MadeUpRun.quick(Files.createDirectories(results.resolve(name)));
    }

    @Test
    void aLearnerSeesTheNewestRun() {
        assertThat(Runs.newest(results, false)).isEqualTo(results.resolve("2026-11-24T14-05-12-warm-up"));
        assertThat(new OtherRuns(results, false).warmUp()).contains(results.resolve("2026-11-24T14-05-12-warm-up"));
    }

    @Test
    void whoRunsNothingSeesCommittedRuns() throws IOException {
        assertThat(Runs.newest(results, true)).isEqualTo(results.resolve("reference"));
        assertThat(new OtherRuns(results, true).warmUp()).contains(results.resolve("warm-up"));
        Files.createDirectories(results.resolve("explain"));
        Files.writeString(results.resolve("explain/cold-starts.json"), "not even JSON");
        assertThat(new OtherRuns(results, true).takenApart()).isEmpty();
    }
}
