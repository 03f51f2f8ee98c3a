package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.report.Start;
import locallambda.runtime.SnapStart;
import org.junit.jupiter.api.Test;

/** Hooks that run around no snapshot, on a machine that may have no CRIU. */
class SnapStart_RehearsalTest extends OneFunction {

    SnapStart_RehearsalTest() {
        super("f");
    }

    private void deploy(Map<String, String> environment) {
        lab.lambda.deploy(lab.function("f").withEnvironment(environment).withSnapStart(new SnapStart.Rehearsal()));
    }

    @Test
    void bothHooksRunInEachEnvironmentAndTheLogSaysThatItIsARehearsal() {
        deploy(Map.of("BEFORE", "speak", "AFTER", "speak"));
        for (int i = 1; i <= 2; i++) {
            assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
            lab.lambda.endEnvironments("f");
        }
        assertThat(lab.last().report().start()).isInstanceOf(Start.Cold.class);
        assertThat(lab.log("f").lines().filter(line -> line.contains("hook") || line.startsWith("REHEARSAL"))
                .map(line -> line.replaceAll("\\t.*", "")))
                .containsExactly("before hook", "after hook", "REHEARSAL No snapshot was taken", "before hook",
                        "after hook", "REHEARSAL No snapshot was taken");
        assertThat(lab.log("f")).doesNotContain("CRIU");
    }

    @Test
    void anErrorInAHookReachesTheCallerWithItsType() {
        deploy(Map.of("AFTER", "raise"));
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.AfterRestoreError");
        assertThat(lab.log("f")).contains("after hook");
    }
}
