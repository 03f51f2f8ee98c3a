package lab.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are those that the kernel's documentation of its power capping framework describes. */
class JoulesTest {

    @TempDir
    Path powercap;

    @Test
    void packagesAreAddedUpAndTheirPartsAreNot() throws IOException {
        counter("intel-rapl:0", 1_000_000);
        counter("intel-rapl:0:0", 500_000);
        counter("intel-rapl:1", 7_000_000);
        Joules joules = Joules.start(powercap);
        counter("intel-rapl:0", 3_000_000);
        counter("intel-rapl:0:0", 900_000);
        counter("intel-rapl:1", 7_500_000);
        assertThat(joules.used()).hasValue(2.5);
    }

    @Test
    void aCounterThatBeganAnewIsContinued() throws IOException {
        counter("intel-rapl:0", 262_000_000);
        Joules joules = Joules.start(powercap);
        counter("intel-rapl:0", 1_000_000);
        assertThat(joules.used()).hasValue(1.143328);
    }

    @Test
    void aMachineThatDoesNotTellHasNone() {
        assertThat(Joules.start(powercap).used()).isEmpty();
        assertThat(Joules.start(powercap.resolve("nothing")).used()).isEmpty();
    }

    private void counter(String zone, long microjoules) throws IOException {
        Path folder = Files.createDirectories(powercap.resolve(zone));
        Files.writeString(folder.resolve("energy_uj"), microjoules + "\n");
        Files.writeString(folder.resolve("max_energy_range_uj"), "262143328\n");
    }
}
