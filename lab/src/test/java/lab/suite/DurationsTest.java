package lab.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of two suites, and the next one. */
class DurationsTest {

    private static final String SLOW =
            "[INFO] Tests run: 15, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 40.5 s -- in contract.SlowTest";
    private static final String QUICK =
            "[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1.2 s <<< FAILURE! -- in "
                    + "lab.QuickTest";

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void run() {
        file = folder.resolve("tests/seconds.csv");
        Durations durations = Durations.read(file);
        assertThat(durations.expected(List.of("lab"))).isEmpty();
        durations.begin("lab");
        durations.see("[INFO] Compiling", 1);
        durations.see(QUICK, 5);
        durations.see(SLOW, 45);
        durations.see(SLOW.replace("40.5", "2.5"), 48);
        durations.end(60);
        durations.begin("rust");
        durations.end(20);
        assertThat(durations.slowest(2)).containsExactly("contract.SlowTest 43 s", "rust 20 s");
        durations.save();
    }

    @Test
    void theNextRunKnowsHowLongItTakes() {
        assertThat(Durations.read(file).expected(List.of("lab", "rust"))).hasValue(80);
        assertThat(Durations.read(file).expected(List.of("lab", "go"))).isEmpty();
    }

    @Test
    void whatIsBehindGrowsWithEachClassAndSuite() {
        Durations next = Durations.read(file);
        next.begin("lab");
        assertThat(next.behind()).isZero();
        next.see(SLOW.replace("40.5", "12"), 13);
        assertThat(next.behind()).as("when one was finished the last time, whichever").isEqualTo(5);
        next.see(SLOW.replace("40.5", "1"), 14);
        assertThat(next.behind()).as("its second parameter").isEqualTo(45);
        for (int more = 0; more < 5; more++) next.see(QUICK, 20);
        assertThat(next.behind()).as("never more than the whole").isEqualTo(48);
        next.end(30);
        assertThat(next.behind()).isEqualTo(60);
        next.begin("rust");
        next.end(1);
        assertThat(next.behind()).isEqualTo(80);
    }

    @Test
    void whatDidNotRunIsRemembered() {
        Durations only = Durations.read(file);
        only.begin("rust");
        only.end(10);
        only.save();
        assertThat(Durations.read(file).expected(List.of("lab", "rust"))).hasValue(70);
    }

    @Test
    void aClassThatIsGoneIsForgotten() {
        Durations next = Durations.read(file);
        next.begin("lab");
        next.see(SLOW, 41);
        next.end(42);
        next.save();
        Durations third = Durations.read(file);
        third.begin("lab");
        for (int lines = 0; lines < 3; lines++) third.see(QUICK, 3);
        assertThat(third.behind()).isEqualTo(41);
    }

    @Test
    void aFileThatCannotBeReadIsNoReasonNotToTest() throws IOException {
        Files.writeString(file, "rubbish\n");
        assertThat(Durations.read(file).expected(List.of("lab"))).isEmpty();
    }
}
