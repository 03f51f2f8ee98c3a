package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.files.TemporaryFolders;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.report.Start;
import locallambda.runtime.SnapStart;
import locallambda.system.LabMarker;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SnapStartTest {

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

    private void deploy(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) environment.put(variables[i], variables[i + 1]);
        lab.lambda.deploy(lab.function("f").withEnvironment(environment).withTimeout(Duration.ofSeconds(5))
                .withSnapStart(tool));
    }

    @Test
    void initIsOnceAndEachEnvironmentIsACopy() {
        deploy("INIT", "sleep:0.3", "BEFORE", "speak", "AFTER", "speak");
        for (int i = 0; i < 3; i++) {
            lab.invoke("f", "{}");
            lab.lambda.endEnvironments("f");
        }
        lab.last();
        assertThat(lab.invocations).hasSize(3).allSatisfy(each -> assertThat(each.report().start())
                .isInstanceOfSatisfying(Start.Restored.class,
                        restored -> assertThat(restored.restoreMs()).isGreaterThanOrEqualTo(restored.billedMs() - 1)));
        assertThat(lab.log("f")).containsOnlyOnce("INIT_REPORT Init Duration: ").containsOnlyOnce("before hook")
                .contains("RESTORE_REPORT Snapshot Restore (CRIU, local): ").doesNotContain("\tRestore Duration");
        assertThat(lab.log("f").split("after hook", -1)).hasSize(4);
    }

    @Test
    void onlyTheHooksAfterARestoreAreBilled() {
        deploy("AFTER", "sleep:0.2");
        lab.invoke("f", "{}");
        Report report = lab.last().report();
        Start.Restored restored = (Start.Restored) report.start();
        assertThat(restored.billedMs()).isBetween(200.0, restored.restoreMs());
        assertThat(report.billedMs()).isEqualTo((long) (Math.ceil(report.durationMs()) + restored.billedMs()));
        assertThat(Report.parse(report.localText())).contains(report);
    }

    @Test
    void aCopyIsReusedAsAnyEnvironment() {
        deploy();
        lab.invoke("f", "1");
        assertThat(lab.invoke("f", "2").body()).isEqualTo("2");
        assertThat(lab.last().report().start()).isEqualTo(new Start.Warm());
        assertThat(lab.last().environment()).isEqualTo("f/1");
    }

    @Test
    void onlyAVersionStartsFromASnapshot() {
        deploy();
        assertThat(lab.invoke("f", "{}").header("X-Amz-Executed-Version")).isEqualTo("1");
        assertThat(lab.invoke("f:1", "{}").header("X-Amz-Executed-Version")).isEqualTo("1");
        assertThat(lab.last().report().start()).isEqualTo(new Start.Warm());
        assertThat(lab.invoke("f:$LATEST", "{}").header("X-Amz-Executed-Version")).isEqualTo("$LATEST");
        assertThat(lab.last().report().start()).isInstanceOf(Start.Cold.class);
        deploy();
        assertThat(lab.invoke("f", "{}").header("X-Amz-Executed-Version")).isEqualTo("2");
    }

    @Test
    void anAliasOfItNeedsNoOtherSnapshot() {
        deploy();
        lab.lambda.alias("f", "live", lab.lambda.published("f"));
        assertThat(lab.invoke("f:live", "{}").header("X-Amz-Executed-Version")).isEqualTo("1");
        assertThat(lab.last().report().start()).isInstanceOf(Start.Restored.class);
    }

    @Test
    void theClockIsTheClockAfterARestore() {
        deploy();
        JsonNode moments = lab.invoke("f", "{\"do\": \"moments\"}").json();
        assertThat(moments.get("now").asDouble()).isCloseTo(System.currentTimeMillis() / 1000.0, within(1.0))
                .isGreaterThan(moments.get("init").asDouble());
    }

    @Test
    void credentialsAreTheCopysOwnAndNotInItsVariables() {
        deploy();
        JsonNode credentials = lab.invoke("f", "{\"do\": \"credentials\"}").json();
        assertThat(credentials.get("Token").asText()).isEqualTo("f/1");
        assertThat(Instant.parse(credentials.get("Expiration").asText())).isAfter(Instant.now().plusSeconds(600));
        assertThat(lab.invoke("f", "{\"do\": \"environment\"}").json().has("AWS_ACCESS_KEY_ID")).isFalse();
    }

    @Test
    void anExitOfACopyIsReportedAsItWas() {
        deploy();
        assertThat(lab.invoke("f", "{\"do\": \"exit\", \"status\": 3}").json().get("errorMessage").asText())
                .endsWith("exit status 3");
        assertThat(lab.invoke("f", "{\"do\": \"signal\"}").json().get("errorMessage").asText())
                .endsWith("signal: killed");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
    }

    @Test
    void anErrorBeforeTheSnapshotFailsThePublication() {
        assertThatThrownBy(() -> deploy("BEFORE", "raise")).isInstanceOf(Problem.class)
                .hasMessageContaining("Runtime.BeforeCheckpointError").hasMessageContaining("the hook before failed");
        assertThat(lab.log("f")).contains("before hook", "Status: error\tError Type: Runtime.BeforeCheckpointError");
    }

    @Test
    void theHooksOwnExceptionIsNamedWhereTheClientHidesIt() {
        assertThatThrownBy(() -> deploy("BEFORE", "crac")).isInstanceOf(Problem.class)
                .hasMessageContaining("Runtime.BeforeCheckpointError: java.lang.IllegalStateException: no luck");
        assertThat(lab.log("f")).contains("Status: error\tError Type: Runtime.BeforeCheckpointError");
    }

    @Test
    void anErrorInInitFailsThePublication() {
        assertThatThrownBy(() -> deploy("INIT", "report")).hasMessageContaining("Runtime.ImportModuleError");
        assertThatThrownBy(() -> deploy("INIT", "exit")).hasMessageContaining("exit status 7");
    }

    @Test
    void aRuntimeWithoutTheseHooksHasNoMomentForASnapshot() {
        assertThatThrownBy(() -> deploy("BEFORE", "never")).hasMessageContaining("never asked for /restore/next")
                .hasMessageContaining("turn off SnapStart");
    }

    @Test
    void anErrorAfterTheRestoreReachesTheCallerAsOneOfTheService() {
        deploy("AFTER", "raise");
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("SnapStartException");
        assertThat(lab.last().report().errorType()).isEqualTo("Runtime.AfterRestoreError");
        assertThat(lab.last().error()).isEqualTo("the hook after failed");
        assertThat(lab.last().report().peakMb()).isPositive();
        assertThat(lab.log("f")).contains("after hook", "Status: error\tError Type: Runtime.AfterRestoreError");
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(1, 1, 0, 0));
    }

    @Test
    void hooksThatTakeLongerThanTenSecondsAreATimeOut() {
        deploy("AFTER", "sleep:60");
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("SnapStartTimeoutException");
        assertThat(lab.last().report().errorType()).isEqualTo("SnapStartTimeoutException");
        assertThat(((Start.Restored) lab.last().report().start()).restoreMs()).isBetween(10_000.0, 11_000.0);
        assertThat(lab.lambda.processIds("f")).isEmpty();
    }

    @Test
    @Tag("long")
    void aPublicationHasAHundredAndThirtySeconds() {
        assertThatThrownBy(() -> deploy("BEFORE", "sleep:140")).hasMessageContaining("130");
    }

    @Test
    void nothingStaysBehind() throws Exception {
        deploy();
        lab.invoke("f", "{}");
        long pid = lab.lambda.processIds("f").getFirst();
        lab.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        try (var left = Files.list(TemporaryFolders.parent())) {
            assertThat(left.filter(each -> each.getFileName().toString().matches("lambda-race-(snapshots|files)-"
                    + LabMarker.value()))).isEmpty();
        }
    }
}
