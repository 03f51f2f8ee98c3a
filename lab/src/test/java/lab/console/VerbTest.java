package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class VerbTest {

    private final PrintStream realErr = System.err;
    private final PrintStream realOut = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Command(name = "count", description = "Counts.", footer = {"Examples:", "  ./jbang count --to 3"})
    private static final class Count implements Callable<Integer> {
        @Option(names = "--to")
        private int to;

        @Override
        public Integer call() {
            if (to < 0) throw new Problem("Cannot count to " + to + ".", "Choose a number from 0.");
            if (to > 9) throw new IllegalStateException("a bug");
            return to;
        }
    }

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(printed, true));
        System.setOut(new PrintStream(printed, true));
    }

    @AfterEach
    void stopListening() {
        System.setErr(realErr);
        System.setOut(realOut);
    }

    @Test
    void theCommandsOwnExitCode() {
        assertThat(Verb.run(new Count(), "--to", "7")).isEqualTo(7);
    }

    @Test
    void aProblemIsTwoSentencesAndNoTrace() {
        assertThat(Verb.run(new Count(), "--to", "-1")).isEqualTo(Verb.FAILED);
        assertThat(printed.toString().lines()).containsExactly("Cannot count to -1.", "Choose a number from 0.");
    }

    @Test
    void aBugShowsWhereItIs() {
        assertThat(Verb.run(new Count(), "--to", "10")).isEqualTo(Verb.FAILED);
        assertThat(printed.toString()).contains("IllegalStateException: a bug").contains("VerbTest.java");
    }

    @Test
    void aWrongOptionIsAnotherExitCode() {
        assertThat(Verb.run(new Count(), "--two")).isEqualTo(Verb.USAGE);
        assertThat(printed.toString()).contains("--two");
    }

    @Test
    void helpEndsInExamples() {
        assertThat(Verb.run(new Count(), "--help")).isEqualTo(Verb.DONE);
        assertThat(printed.toString()).contains("Usage: ./jbang count")
                .endsWith("  ./jbang count --to 3" + System.lineSeparator());
    }
}
