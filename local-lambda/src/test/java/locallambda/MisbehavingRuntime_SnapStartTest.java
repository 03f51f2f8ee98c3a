package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import locallambda.TestLab.Answer;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.report.Start;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A runtime that breaks the rules before its snapshot is taken, or after it was restored: the publisher or the caller
 * hears what happened, and the next publication or call succeeds.
 */
class MisbehavingRuntime_SnapStartTest {

    private static final String FUNCTION = "f";

    /**
     * @param name     of a step in {@code misbehaves.py}
     * @param status   of the answer: an error of the service is 400, one of the function is 200
     * @param expected the error's type; empty if the call succeeds all the same
     */
    private record Step(String name, int status, String expected) {

        boolean lives() {
            return expected.isEmpty();
        }
    }

    private static final List<Step> STEPS = List.of(new Step("exit", 400, "Runtime.ExitError"),
            new Step("two errors", 400, "Own"), new Step("error and exit", 400, "Own"),
            new Step("error, then poll", 400, "Own"), new Step("odd error", 400, "Runtime.Unknown"),
            new Step("half an error", 400, "Runtime.ExitError"), new Step("poll and exit", 200, "Runtime.ExitError"),
            new Step("ask again", 200, ""), new Step("answer first", 200, ""), new Step("no HTTP", 200, ""));

    private SnapStart.Snapshot tool;
    private TestLab lab;

    @BeforeEach
    void start() {
        tool = SnapshotTools.here();
        lab = TestLab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void deploy(String step, String after) {
        String runtime = TestLab.class.getResource("/lambda/misbehaves.py").getPath();
        lab.lambda.deploy(lab.function(FUNCTION).withCommand(List.of(TestPython.command(), runtime))
                .withEnvironment(Map.of("STEP", step, "AFTER", after)).withTimeout(Duration.ofSeconds(5))
                .withSnapStart(tool));
    }

    /** @return the environment that answered */
    private String assertGood() {
        Answer answer = lab.invoke(FUNCTION, "{}");
        assertThat(answer.body()).isEqualTo("\"good\"");
        return lab.last().environment();
    }

    @ParameterizedTest
    @CsvSource({"exit, exit status 7", "error and exit, Own: m", "two errors, Own", "'error, then poll', Own",
        "odd error, Runtime.Unknown", "half an error, exit status 5", "poll and exit, Runtime.NoRestoreNext"})
    void beforeTheSnapshotThePublicationFailsAndTheNextOneSucceeds(String step, String why) {
        deploy("", "");
        assertGood();
        assertThatThrownBy(() -> deploy(step, "")).as(() -> lab.log(FUNCTION)).isInstanceOf(Problem.class)
                .hasMessageContaining(why);
        assertThat(lab.log(FUNCTION)).doesNotContain("the Runtime API answered");
        assertGood(); // of the version that was there before
        deploy("", "");
        assertGood();
    }

    @ParameterizedTest
    @CsvSource({"answer first", "no HTTP"})
    void whatIsRefusedBeforeTheSnapshotHindersNoPublication(String step) {
        deploy(step, "");
        assertGood();
        assertThat(lab.last().report().start()).isInstanceOf(Start.Restored.class);
    }

    /** Each copy takes the next step of the list. After one that fails, the next copy is good. */
    @Test
    void afterARestoreTheCallerHearsItAndTheNextCallSucceeds() {
        deploy("", STEPS.stream().map(step -> step.name() + (step.lives() ? "" : ";good"))
                .collect(Collectors.joining(";")));
        int copies = 0;
        for (Step step : STEPS) {
            Answer answer = lab.invoke(FUNCTION, "{}");
            assertThat(lab.last().environment()).isEqualTo(FUNCTION + "/" + ++copies);
            assertThat(answer.status()).as("%s: %s", step, answer.body()).isEqualTo(step.status());
            assertThat(answer.header("X-Amzn-ErrorType")).as("%s", step)
                    .isEqualTo(step.status() == 400 ? "SnapStartException" : "");
            Report report = lab.last().report();
            assertThat(report.errorType()).as("%s", step).isEqualTo(step.expected());
            assertThat(report.start()).isInstanceOf(Start.Restored.class);
            if (!step.lives()) copies++;
            assertThat(assertGood()).as("after %s", step).isEqualTo(FUNCTION + "/" + copies);
            lab.lambda.endEnvironments(FUNCTION);
        }
        int calls = 2 * STEPS.size();
        assertThat(lab.log(FUNCTION)).doesNotContain("the Runtime API answered", "no event:");
        assertThat(lab.lambda.counts(FUNCTION)).isEqualTo(new RequestCounts(calls, calls, 0, 0));
    }
}
