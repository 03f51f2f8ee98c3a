package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import locallambda.TestLab.Answer;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;
import locallambda.report.Start;
import locallambda.runtime.FunctionConfig;
import locallambda.system.LabMarker;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest extends OneFunction {

    EnvironmentsTest() {
        super("f");
    }

    @BeforeEach
    void upToTen() {
        lab.deploy("f", 10);
    }

    private void invokeAtOnce(int n) {
        List<CompletableFuture<Answer>> calls = Stream.generate(
                () -> lab.invokeMeanwhile("f", "{\"do\": \"sleep\", \"seconds\": 1}")).limit(n).toList();
        assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).contains("sleep"));
    }

    @Test
    void oneAfterTheOtherNeedsOne() {
        for (int i = 0; i < 5; i++) lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo("f/1");
        assertThat(lab.lambda.processIds("f")).hasSize(1);
    }

    @Test
    void tenAtOnceNeedTen() {
        invokeAtOnce(10);
        lab.last();
        assertThat(lab.invocations.stream().map(Invocation::environment).collect(Collectors.toSet()))
                .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(n -> "f/" + n).collect(Collectors.toSet()));
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(10, 10, 0, 0));
    }

    @Test
    void theNewestIdleOneIsNext() {
        var last = lab.invokeMeanwhile("f", "{\"do\": \"sleep\", \"seconds\": 2}");
        lab.invoke("f", "{\"do\": \"sleep\", \"seconds\": 0.1}");
        assertThat(last.join().body()).contains("sleep");
        String newest = lab.last().environment();
        assertThat(lab.invocations).extracting(Invocation::environment).doesNotHaveDuplicates().hasSize(2);
        lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo(newest);
    }

    @Test
    void afterTheyAreEndedTheNextCallIsCold() {
        lab.invoke("f", "{}");
        lab.lambda.endEnvironments("f");
        assertThat(lab.lambda.processIds("f")).isEmpty();
        lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo("f/2");
        assertThat(lab.last().report().start()).isInstanceOf(Start.Cold.class);
    }

    @Test
    void aBusyOneEndsAfterItsInvocation() {
        lab.deploy("f");
        var slow = lab.invokeMeanwhile("f", "{\"do\": \"sleep\", \"seconds\": 2}");
        await().until(() -> !lab.lambda.processIds("f").isEmpty());
        lab.lambda.endEnvironments("f");
        assertThat(slow.join().status()).isEqualTo(200);
        lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo("f/2");
    }

    @Test
    void oneThatWasKilledWhileIdleGetsNoInvocation() {
        long pid = lab.invoke("f", "{\"do\": \"pid\"}").json().asLong();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.last().environment()).isEqualTo("f/2");
    }

    @Test
    void idleOnesEnd() {
        try (TestLab impatient = TestLab.idlingFor(Duration.ofMillis(300))) {
            impatient.deploy("f");
            impatient.invoke("f", "{}");
            await().until(() -> impatient.lambda.processIds("f").isEmpty());
            impatient.invoke("f", "{}");
            assertThat(impatient.last().environment()).isEqualTo("f/2");
        }
    }

    @Test
    void aReplacedFunctionStartsAnew() {
        lab.invoke("f", "{}");
        lab.last();
        lab.deploy("f", 1);
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(0, 0, 0, 0));
        lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo("f/2");
    }

    @Test
    void aRemovedFunctionIsGone() {
        long pid = lab.invoke("f", "{\"do\": \"pid\"}").json().asLong();
        lab.lambda.remove("f");
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(lab.invoke("f", "{}").status()).isEqualTo(404);
        assertThatThrownBy(() -> lab.lambda.counts("f")).isInstanceOf(Problem.class).hasMessageContaining("\"f\"");
    }

    @Test
    void shuttingDownGivesTimeForLastWords() {
        lab.deploy("f", "sigterm");
        lab.invoke("f", "{}");
        lab.lambda.shutDown("f", Duration.ofSeconds(5));
        assertThat(lab.log("f")).contains("last words\n");
        assertThat(lab.lambda.processIds("f")).isEmpty();
    }

    @Test
    void whoDoesNotShutDownIsKilled() {
        lab.deploy("f", "stubborn");
        long pid = lab.invoke("f", "{\"do\": \"pid\"}").json().asLong();
        lab.lambda.shutDown("f", Duration.ofMillis(300));
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void theProcessSeesWhatLambdaSets() {
        var environment = lab.invoke("f", "{\"do\": \"environment\"}").json();
        assertThat(environment.get("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("f");
        assertThat(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("512");
        assertThat(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE").asText()).isEqualTo("on-demand");
        assertThat(environment.get("TZ").asText()).isEqualTo(":UTC");
        assertThat(environment.get("LANG").asText()).isEqualTo("en_US.UTF-8");
        assertThat(environment.get("AWS_SESSION_TOKEN").asText()).isNotEmpty();
        assertThat(environment.has("AWS_EXECUTION_ENV")).as("AWS sets it for its own runtimes only").isFalse();
        assertThat(environment.get(LabMarker.VARIABLE).asText()).isEqualTo(LabMarker.value());
        assertThat(environment.get("PATH").asText()).startsWith(System.getProperty("java.home") + "/bin:");
        assertThat(environment.has("HOME")).isFalse();
    }

    @Test
    void codeFindsItselfInItsVariables() throws IOException {
        FunctionConfig config = lab.function("f");
        Path code = Files.createDirectories(config.directory().resolve("code"));
        Files.createDirectories(config.directory().resolve("runtime"));
        lab.lambda.deploy(config.withCode(config.code().withHandler("app.handler").withRuntime("python3.13")
                .withFolder(code)));
        var environment = lab.invoke("f", "{\"do\": \"environment\"}").json();
        assertThat(environment.get("_HANDLER").asText()).isEqualTo("app.handler");
        assertThat(environment.get("AWS_EXECUTION_ENV").asText()).isEqualTo("AWS_Lambda_python3.13");
        assertThat(environment.get("LAMBDA_TASK_ROOT").asText()).isEqualTo(code.toString());
        assertThat(environment.get("LAMBDA_RUNTIME_DIR").asText())
                .isEqualTo(config.directory().resolve("runtime").toString());
        assertThat(lab.log("f")).startsWith("INIT_START Runtime Version: python:3.13.local\t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"runtime/python3 -m awslambdaric handler.handler|handler.handler",
        "exec java -cp x com.amazonaws.services.lambda.runtime.api.client.AWSLambda race.Handler|race.Handler",
        "java com.amazonaws.services.lambda.runtime.api.client.AWSLambda 'a.Outer$Inner::run'|a.Outer$Inner::run",
        "java com.amazonaws.services.lambda.runtime.api.client.AWSLambda a.Outer\\$Inner|a.Outer$Inner",
        "artifact/bootstrap|bootstrap"})
    void theCommandTellsTheHandler(String command, String handler) {
        assertThat(FunctionConfig.of("f", List.of("/bin/sh", "-c", command), lab.folder).code().handler())
                .isEqualTo(handler);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 127, 10_241, 12_000})
    void memorySizesThatLambdaDoesNotHaveAreRefused(int memoryMb) {
        assertThatThrownBy(() -> lab.lambda.deploy(lab.function("f").withMemoryMb(memoryMb)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.next()).contains("128 to 10240"))
                .hasMessageContaining(memoryMb + " MB");
    }

    @Test
    void cpuAndMemoryAreAccountedFor() {
        lab.invoke("f", "{\"do\": \"spin\", \"seconds\": 0.3}");
        assertThat(lab.last().cpuMs()).isGreaterThan(300);
        assertThat(lab.last().report().peakMb()).isBetween(5, 100);
    }

    @Test
    void namesThatLambdaWouldNotTakeAreRefused() {
        assertThatThrownBy(() -> lab.lambda.deploy(FunctionConfig.of("a b", List.of("x"), lab.folder)))
                .isInstanceOf(Problem.class).hasMessageContaining("a b");
    }
}
