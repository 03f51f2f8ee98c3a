package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell makes of it is what the variant's file says. */
class StartCommandTest {

    private static List<String> words(String start) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "exec printf '%s\\n' " + StartCommand.of(start))
                .redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes()).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java -cp x\nrace.Handler", "java -cp x\r\n  race.Handler\n",
        "java -cp x \\\n race.Handler", "java\n-cp\nx\nrace.Handler"})
    void aLineBreakDoesNotEndTheCommand(String start) throws Exception {
        assertThat(words(start)).containsExactly("java", "-cp", "x", "race.Handler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"race.Outer$Inner", "'race.Outer$Inner'", "\"race.Outer$Inner\"", "race.Outer\\$Inner"})
    void anInnerClassIsAClass(String start) throws Exception {
        assertThat(words(start + "::run")).containsExactly("race.Outer$Inner::run");
    }

    @Test
    void classesWithinClassesAreClasses() throws Exception {
        assertThat(words("a.B$C$1 x")).containsExactly("a.B$C$1", "x");
    }

    @Test
    void aVariableIsStillAVariable() throws Exception {
        assertThat(words("-Dhome=$HOME \"$HOME/x\"")).containsExactly("-Dhome=" + System.getenv("HOME"),
                System.getenv("HOME") + "/x");
    }
}
