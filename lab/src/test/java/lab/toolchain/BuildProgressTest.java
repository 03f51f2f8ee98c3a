package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalDouble;
import lab.console.Terminal;
import org.junit.jupiter.api.Test;

/** What someone sees while tools are installed and variants are built. */
class BuildProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void anInstallationHasALineThatCountsTheSecondsAndSaysWhatIsNext() {
        try (BuildProgress progress = progress(true)) {
            progress.installs("graalvm", List.of("java-native"));
            await().untilAsserted(
                    () -> assertThat(shown.toString()).contains("install graalvm 0:01; next: java-native, the race"));
            progress.ends();
            progress.begins("java-native", OptionalDouble.of(190), List.of());
            await().untilAsserted(() -> assertThat(shown.toString()).contains("build java-native "));
            progress.ends();
        }
    }

    @Test
    void withoutATerminalOnlyABuildSaysWhatIsNext() {
        try (BuildProgress progress = progress(false)) {
            progress.installs("graalvm", List.of("java-native"));
            progress.ends();
            progress.begins("java-native", OptionalDouble.of(190), List.of());
            progress.ends();
        }
        assertThat(shown).hasToString("  about 190 s; next: the race\n");
    }

    private BuildProgress progress(boolean interactive) {
        return new BuildProgress(new Terminal(new PrintStream(shown, true), interactive, false), "the race");
    }
}
