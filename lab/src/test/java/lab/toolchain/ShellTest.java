package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {

    @TempDir
    Path folder;

    @Test
    void returnsExitCodeAndOutput() {
        assertThat(Shell.run("echo out; echo err >&2; exit 3", folder)).isEqualTo(new Shell.Result(3, "out\nerr\n"));
    }

    /** The exit code of a command that SIGINT ended: Ctrl-C on a terminal reaches the whole process group. */
    @Test
    void aCommandThatSigintEndsWasStoppedAndDidNotFail() {
        try {
            assertThatThrownBy(() -> Shell.run("exit 130", folder)).isInstanceOf(Problem.class)
                    .hasMessage("The command was stopped.");
        } finally {
            assertThat(Thread.interrupted()).as("the job ends, too").isTrue();
        }
    }
}
