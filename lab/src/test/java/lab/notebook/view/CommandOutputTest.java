package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandOutputTest {

    @TempDir
    Path folder;

    @Test
    void coloursOfATerminalAreLeftOut() {
        assertThat(CommandOutput.by("printf '\\033[0m\\033[1;31mred\\033[m\\n'", folder).output()).isEqualTo("red");
    }

    @Test
    void aFailureTellsItsExitCode() {
        assertThat(CommandOutput.by("exit 3", folder).text()).contains("exit code 3");
    }
}
