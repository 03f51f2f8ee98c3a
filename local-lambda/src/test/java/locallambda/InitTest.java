package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.limits.Limits;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.runtime.FunctionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest extends OneFunction {

    InitTest() {
        super("f");
    }

    @Test
    void onlyTheFirstInvocationCarriesInit() {
        lab.deploy("f", "sleep:0.3");
        lab.invoke("f", "{}");
        lab.invoke("f", "{}");
        lab.last();
        assertThat(lab.invocations.get(0).report().start())
                .isInstanceOfSatisfying(Start.Cold.class, cold -> assertThat(cold.initMs()).isGreaterThan(300));
        assertThat(lab.invocations.get(1).report().start()).isEqualTo(new Start.Warm());
        assertThat(lab.log("f")).containsOnlyOnce("Init Duration: ").doesNotContain("INIT_REPORT");
    }

    @Test
    void initAndHandlerAreBilledTogether() {
        lab.deploy("f", "sleep:0.1");
        lab.invoke("f", "{\"do\": \"sleep\", \"seconds\": 0.1}");
        Report report = lab.last().report();
        assertThat(report.billedMs())
                .isEqualTo((long) Math.ceil(report.durationMs() + ((Start.Cold) report.start()).initMs()));
    }

    @Test
    void aReportedErrorReachesTheCaller() {
        lab.deploy("f", "report");
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.ImportModuleError");
        assertThat(answer.json().get("errorMessage").asText()).isEqualTo("Unable to import module 'handler'");
        assertThat(lab.last().report().errorType()).isEqualTo("Runtime.ImportModuleError");
        assertThat(lab.last().error()).isEqualTo("Unable to import module 'handler'");
        assertThat(lab.invocations).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "exit", "sleep:0.1,exit"})
    void aFailedInitHasUsedMemory(String init) {
        lab.deploy("f", init);
        lab.invoke("f", "{}");
        assertThat(lab.last().report().peakMb()).isPositive();
    }

    @Test
    void aFailedInitIsLoggedForBothOfItsRuns() {
        lab.deploy("f", "report");
        lab.invoke("f", "{}");
        String failedIn = "INIT_REPORT Init Duration: T ms\tPhase: ";
        String importError = "\tStatus: error\tError Type: Runtime.ImportModuleError";
        assertThat(lab.log("f").lines().filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("[0-9.]+ ms.*?(?=\t)", "T ms").replaceAll(" RequestId: .*", "")))
                .startsWith("INIT_START Runtime Version: provided:local.local\tRuntime Version ARN: "
                        + "arn:aws:lambda:us-east-1::runtime:local", "about to fail", failedIn + "init" + importError,
                        "about to fail", failedIn + "invoke" + importError, "START")
                .contains("END", "REPORT");
    }

    @Test
    void anExitIsAnExitError() {
        lab.deploy("f", "exit");
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(answer.json().get("errorMessage").asText()).endsWith("Runtime exited with error: exit status 7");
    }

    @Test
    void whatFailsOnceRunsAgainWithinTheInvocation() {
        lab.deploy("f", "once");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.log("f")).contains("Phase: init\tStatus: error\tError Type: Runtime.ExitError")
                .doesNotContain("Phase: invoke");
        assertThat(lab.last().environment()).isEqualTo("f/1");
        assertThat(lab.last().report().start()).isInstanceOf(Start.Cold.class);
    }

    @Test
    void afterTenSecondsItIsKilledAndRunsAgainInTheFunctionsTime() {
        lab.deploy("f", "sleep:60", Duration.ofSeconds(1));
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(answer.json().get("errorMessage").asText()).endsWith("Task timed out after 1.00 seconds");
        assertThat(lab.log("f"))
                .containsPattern("INIT_REPORT Init Duration: 1\\d{4}\\.\\d\\d ms\tPhase: init\tStatus: timeout\n")
                .containsPattern("INIT_REPORT Init Duration: 1\\d{3}\\.\\d\\d ms\tPhase: invoke\tStatus: timeout\n")
                .contains("Task timed out after 1.00 seconds", "\tStatus: timeout\n");
        assertThat(lab.last().report().durationMs()).isEqualTo(1000);
        assertThat(lab.lambda.processIds("f")).isEmpty();
    }

    @Test
    void aCommandThatDoesNotExistIsAnErrorToo() {
        lab.lambda.deploy(lab.function("f").withCommand(List.of("no-such-command")));
        assertThat(lab.invoke("f", "{}").json().get("errorType").asText())
                .isIn("Runtime.ExitError", "Runtime.InvalidEntrypoint");
    }

    @Test
    void aFolderThatDoesNotExistIsAnErrorToo() {
        FunctionConfig f = lab.function("f");
        lab.lambda.deploy(FunctionConfig.of("f", f.command(), f.directory().resolve("gone")));
        Answer answer = lab.invoke("f", "{}");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.InvalidEntrypoint");
        assertThat(answer.json().get("errorMessage").asText()).contains("gone");
    }

    @Test
    void initHasAWholeProcessorAndTheHandlerItsShare() {
        Limits limits = Limits.detect();
        org.junit.jupiter.api.Assumptions.assumeTrue(limits.cpu(), limits.describe());
        try (TestLab limited = TestLab.start(limits)) {
            limited.deploy("f", 177, Duration.ofSeconds(30));
            limited.invoke("f", "{}");
            limited.invoke("f", "{\"do\": \"spin\", \"seconds\": 0.2}");
            assertThat(limited.last().report().durationMs()).isGreaterThan(1000);
        }
    }

    @Test
    void aWrapperStartsTheRuntime() throws Exception {
        FunctionConfig config = lab.function("f");
        Path wrapper = config.directory().resolve("wrapper.sh");
        Files.writeString(wrapper, "#!/bin/sh\nexport WRAPPED=yes\nexec \"$@\"\n");
        wrapper.toFile().setExecutable(true);
        lab.lambda.deploy(config.withEnvironment(Map.of("AWS_LAMBDA_EXEC_WRAPPER", wrapper.toString())));
        assertThat(lab.invoke("f", "{\"do\": \"environment\"}").json().get("WRAPPED").asText()).isEqualTo("yes");
        assertThat(lab.lambda.processIds("f")).hasSize(1);
    }
}
