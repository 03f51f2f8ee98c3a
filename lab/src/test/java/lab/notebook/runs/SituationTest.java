package lab.notebook.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.run.MadeUpRun;
import lab.run.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions over a run whose order is known: rust is the cheapest, and of the ways to run Java java-aot. */
class SituationTest {

    private static final String GOAL = "p95<60ms,cold<5s";

    @TempDir
    Path folder;
    private Run run;

    @BeforeEach
    void measure() throws Exception {
        run = Run.open(MadeUpRun.quick(folder));
    }

    @Test
    void withCodeOfOnesOwnTheCheapestWayToKeepItComesFirstAndARewriteBesideIt() {
        Situation java = Situation.of(run, 100_000_000, 0.001, GOAL, "java");
        assertThat(java.own().orElseThrow().variant()).startsWith("java-");
        assertThat(java.cheapest().orElseThrow().variant()).isEqualTo("rust");
        assertThat(java.sentence()).startsWith("Keep your Java code and run it as java-")
                .containsPattern("rust at \\d+ MB would save \\$[\\d.]+ per month \\(95 % interval: \\$")
                .containsPattern("This saving pays for one developer-day at \\$800\\.00 after [\\d,]+ months?\\.");
    }

    @Test
    void whoStartsFromNothingTakesTheCheapest() {
        assertThat(Situation.of(run, 1_000_000, 0.001, GOAL, "nothing").sentence()).startsWith("Choose rust at")
                .contains("No other variant here that meets the goal is cheaper.");
    }

    @Test
    void fewCallsMakeTheSameRewriteDearer() {
        String many = Situation.of(run, 1_000_000_000, 0.001, GOAL, "java").sentence();
        String few = Situation.of(run, 1_000_000, 0.001, GOAL, "java").sentence();
        assertThat(months(few)).isGreaterThan(100 * months(many));
    }

    @Test
    void aGoalThatNobodyMeetsHasNoWinner() {
        Situation strict = Situation.of(run, 1_000_000, 0.001, "p95<1ms", "java");
        assertThat(strict.own()).isEmpty();
        assertThat(strict.sentence()).contains("No variant here that keeps your code can",
                "No other variant here can either.");
        assertThat(strict.html()).contains("–");
    }

    @Test
    void aRunWithoutThatCodeSaysWhatToMeasure() {
        assertThat(Situation.of(run, 1_000_000, 0.001, GOAL, "Spring").sentence())
                .contains("no variant that keeps Spring code", "./jbang race --variants");
    }

    @Test
    void theTableHasTheShareThatWasAskedFor() {
        assertThat(Situation.of(run, 1_000_000, 0.02, GOAL, "python").text()).contains("2 %, yours | python at");
    }

    @Test
    void theTalksOwnFunctionsAreNoChoice() throws Exception {
        Run talk = Run.open(MadeUpRun.write(folder, Map.of("rust-talk", MadeUpRun.usual().get("rust"), "python",
                MadeUpRun.usual().get("python")), List.of(512), 5, 200));
        assertThat(Situation.of(talk, 1_000_000, 0.001, GOAL, "nothing").cheapest().orElseThrow().variant())
                .isEqualTo("python");
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertThatThrownBy(() -> Situation.of(run, 0, 0.001, GOAL, "java"))
                .hasMessageContaining("calls per month can't be 0");
        assertThatThrownBy(() -> Situation.of(run, 1, 2, GOAL, "java"))
                .hasMessageContaining("share of cold starts can't be 2");
        assertThatThrownBy(() -> Situation.of(run, 1, 0, "fast", "java")).hasMessageContaining("isn't a valid limit");
        assertThatThrownBy(() -> Situation.of(run, 1, 0, GOAL, "cobol")).hasMessageContaining("\"cobol\"")
                .hasMessageContaining("java, micronaut, nothing, python, quarkus, spring");
    }

    private static long months(String sentence) {
        return Long.parseLong(
                sentence.replaceFirst("(?s).*after ([\\d,]+) month.*", "$1").replace(",", ""));
    }
}
