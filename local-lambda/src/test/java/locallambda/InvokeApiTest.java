package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import locallambda.TestLab.Answer;
import locallambda.limits.Limits;
import locallambda.report.RequestCounts;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeApiTest extends OneFunction {

    InvokeApiTest() {
        super("echo");
    }

    @Test
    void theAnswerIsThePayload() {
        Answer answer = lab.invoke("echo", "{\"a\": [1, 2, \"ü\"]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(TestLab.JSON.createObjectNode()
                .set("a", TestLab.JSON.createArrayNode().add(1).add(2).add("ü")));
        assertThat(answer.header("X-Amz-Executed-Version")).isEqualTo("$LATEST");
        assertThat(answer.header("X-Amz-Function-Error")).isEmpty();
    }

    @Test
    void theRequestIdIsThatOfTheReport() {
        String id = lab.invoke("echo", "{}").header("x-amzn-RequestId");
        assertThat(lab.last().report().requestId()).isEqualTo(id);
    }

    @Test
    void noPayloadIsAnEmptyObject() {
        assertThat(lab.invoke("echo", "").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "echo:$LATEST", "echo?Qualifier=$LATEST", "000000000000:function:echo",
        "arn:aws:lambda:us-east-1:000000000000:function:echo",
        "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aecho%3A%24LATEST"})
    void aFunctionGoesByManyNames(String name) {
        String[] parts = name.split("\\?");
        URI uri = URI.create(lab.lambda.endpoint() + "/2015-03-31/functions/" + parts[0] + "/invocations"
                + (parts.length == 2 ? "?" + parts[1] : ""));
        assertThat(TestLab.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("1")).build())
                .body()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "echo:prod"})
    void anUnknownFunctionOrVersionIs404(String name) {
        Answer answer = lab.invoke(name, "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(answer.json().get("Message").asText())
                .isEqualTo("Function not found: arn:aws:lambda:us-east-1:000000000000:function:" + name
                        + (name.contains(":") ? "" : ":$LATEST"));
        assertThat(answer.json().get("Type").asText()).isEqualTo("User");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{} {}", " "})
    void whatIsNoJsonIs400(String event) {
        Answer answer = lab.invoke("echo", event);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("InvalidRequestContentException");
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(1, 0, 0, 1));
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedInAwsWords() {
        Answer answer = lab.invokeBytes("echo", HexFormat.of().parseHex("6e87729ee9b5d749ee9b6d74"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo("Could not parse request body into json: Could not parse payload into json: "
                        + "Invalid UTF-8 start byte 0x87\n at [Source: REDACTED (`StreamReadFeature."
                        + "INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 3]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1"})
    void anotherEncodingNeverReachesTheFunction(String encoding) throws Exception {
        assertThat(lab.invokeBytes("echo", "{\"a\":\"ü\"}".getBytes(encoding)).status()).isEqualTo(400);
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(1, 0, 0, 1));
    }

    @Test
    void theCallersTraceGoesOnInTheFunction() {
        String root = "Root=1-5759e988-bd862e3fe1be46a994272793";
        Answer answer = lab.invoke("echo", "{\"do\": \"headers\"}", "X-Amzn-Trace-Id",
                root + ";Parent=53995c3f42cd8ad8;Sampled=1");
        assertThat(answer.json().get("lambda-runtime-trace-id").asText())
                .isEqualTo(root + ";Parent=53995c3f42cd8ad8;Sampled=1");
        assertThat(answer.header("X-Amzn-Trace-Id")).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "Root=1-2-3;Sampled=x", "Root=;;=;Parent"})
    void whatIsNoTraceIsReplaced(String header) {
        assertThat(lab.invoke("echo", "{\"do\": \"headers\"}", "X-Amzn-Trace-Id", header).json()
                .get("lambda-runtime-trace-id").asText())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
    }

    @Test
    void sixMegabytesFitAndNotOneByteMore() {
        String most = "\"" + "x".repeat(6 * 1024 * 1024 - 2) + "\"";
        assertThat(lab.invoke("echo", most).body()).isEqualTo(most);
        Answer answer = lab.invoke("echo", most + " ");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("RequestTooLargeException");
        assertThat(lab.lambda.counts("echo").undelivered()).isEqualTo(1);
    }

    @Test
    void anEventMayHaveOneMegabyte() {
        String most = "\"" + "x".repeat(1024 * 1024 - 2) + "\"";
        assertThat(lab.invoke("echo", most, "X-Amz-Invocation-Type", "Event").status()).isEqualTo(202);
        assertThat(lab.invoke("echo", most + " ", "X-Amz-Invocation-Type", "Event").status()).isEqualTo(413);
    }

    @Test
    void anEventIsAcceptedAtOnceAndRunsLater() {
        Answer answer = lab.invoke("echo", "{\"do\": \"sleep\", \"seconds\": 0.5}", "X-Amz-Invocation-Type", "Event");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(lab.invocations).isEmpty();
        assertThat(lab.last().report().durationMs()).isGreaterThan(500);
    }

    @Test
    void eventsWaitForAnEnvironment() {
        for (int i = 0; i < 5; i++) lab.invoke("echo", "{}", "X-Amz-Invocation-Type", "Event");
        await().untilAsserted(() -> assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(5, 5, 0, 0)));
    }

    @Test
    void aDryRunRunsNothing() {
        Answer answer = lab.invoke("echo", "{}", "X-Amz-Invocation-Type", "DryRun");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(lab.lambda.processIds("echo")).isEmpty();
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(0, 0, 0, 0));
    }

    @Test
    void anUnknownInvocationTypeIs400() {
        assertThat(lab.invoke("echo", "{}", "X-Amz-Invocation-Type", "Later").header("X-Amzn-ErrorType"))
                .isEqualTo("InvalidParameterValueException");
    }

    @Test
    void theTailHasTheLogUpToItsReportLine() {
        String tail = lab.invoke("echo", "{\"do\": \"log\", \"text\": \"said\"}", "X-Amz-Log-Type", "Tail").tail();
        assertThat(tail.lines().map(line -> line.split(" ")[0])).containsExactly("START", "said", "END", "REPORT");
        assertThat(lab.invoke("echo", "{}", "X-Amz-Log-Type", "Tail").tail()).doesNotContain("said");
    }

    @Test
    void theTailIsTheLastFourKilobytes() {
        String text = "0123456789".repeat(1000);
        String tail = lab.invoke("echo", "{\"do\": \"log\", \"text\": \"" + text + "\"}", "X-Amz-Log-Type", "Tail")
                .tail();
        assertThat(tail).hasSize(4096).startsWith("0123456789".substring(tail.charAt(0) - '0'))
                .contains("END RequestId: ", "REPORT RequestId: ");
    }

    @Test
    void thereIsNoTailUnlessAskedFor() {
        assertThat(lab.invoke("echo", "{}").header("X-Amz-Log-Result")).isEmpty();
    }

    @Test
    void theClientContextReachesTheRuntime() {
        String context = Base64.getEncoder().encodeToString("{\"custom\":{}}".getBytes());
        assertThat(lab.invoke("echo", "{\"do\": \"headers\"}", "X-Amz-Client-Context", context).json()
                .get("lambda-runtime-client-context").asText()).isEqualTo("{\"custom\":{}}");
    }

    @Test
    void whenAllEnvironmentsAreBusyTheNextIs429() {
        var slow = lab.invokeMeanwhile("echo", "{\"do\": \"sleep\", \"seconds\": 2}");
        await().until(() -> !lab.lambda.processIds("echo").isEmpty());
        Answer answer = lab.invoke("echo", "{}");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("TooManyRequestsException");
        assertThat(answer.json().get("Reason").asText()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
        assertThat(slow.join().status()).isEqualTo(200);
        assertThat(lab.last().report().durationMs()).isGreaterThan(2000);
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(2, 1, 1, 0));
    }

    @Test
    void phaseAndSenderTravelIntoTheInvocation() {
        lab.invoke("echo", "{}", "x-race-phase", "measured", "x-race-sender", "k6/007");
        assertThat(lab.last().phase()).isEqualTo("measured");
        assertThat(lab.last().sender()).isEqualTo("k6/007");
    }

    @Test
    void otherPathsSayWhatIsHere() {
        Answer answer = TestLab.send(HttpRequest.newBuilder(lab.lambda.endpoint().resolve("/2015-03-31/functions"))
                .build());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Invoke API");
    }

    @Test
    void aTakenPortIsAProblemWithANextStep() {
        assertThatThrownBy(() -> LocalLambda.start(LocalLambda.Settings
                .of(Limits.named("none"), Path.of(lab.folder + "/x")).withPort(lab.lambda.endpoint().getPort())))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.next()).contains("another port"))
                .hasMessageContaining("is taken");
    }
}
