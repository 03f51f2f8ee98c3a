package lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.published.PublishedRestoreBand;
import lab.run.MadeUpRun.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoresTest {

    @TempDir
    Path folder;

    @Test
    void aLocalRestoreHasItsOwnNameAndThePublishedBandBesideIt() throws IOException {
        MadeUpRun.write(folder, Map.of("copied-snapstart", new Speed(80, 40, 2, 4, 90)), List.of(256, 512), 5, 200);
        Restores restores = Run.open(folder).restores();
        assertThat(restores.of("copied-snapstart", 512)).hasValueSatisfying(cell -> assertThat(cell.n()).isEqualTo(5));
        assertThat(PublishedRestoreBand.sentence(restores)).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("copied-snapstart", "snapshot restore (CRIU, local)",
                        "A local restore isn't an AWS restore", "own Restore Duration are 650–1,0"));
    }

    @Test
    void aRunWithoutSnapshotsSaysNothingOfThem() throws IOException {
        assertThat(PublishedRestoreBand.sentence(Run.open(MadeUpRun.quick(folder)).restores())).isEmpty();
    }
}
