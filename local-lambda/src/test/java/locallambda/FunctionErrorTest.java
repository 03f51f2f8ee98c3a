package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import locallambda.TestLab.Answer;
import locallambda.limits.Limits;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionErrorTest extends OneFunction {

    FunctionErrorTest() {
        super("f");
    }

    private Answer failing(String event) {
        Answer answer = lab.invoke("f", event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
        return answer;
    }

    @Test
    void anErrorOfTheHandlerReachesTheCallerAsItWasReported() {
        assertThat(failing("{\"do\": \"raise\", \"message\": \"no luck\"}").body())
                .isEqualTo("{\"errorType\": \"ValueError\", \"errorMessage\": \"no luck\", \"stackTrace\": []}");
        Report report = lab.last().report();
        assertThat(report.status()).isEqualTo(Status.ERROR);
        assertThat(report.errorType()).isEqualTo("ValueError");
        assertThat(lab.last().error()).isEqualTo("no luck");
    }

    @Test
    void afterAnErrorOfTheHandlerTheEnvironmentGoesOn() {
        failing("{\"do\": \"raise\", \"message\": \"no luck\"}");
        lab.invoke("f", "{}");
        assertThat(lab.last().environment()).isEqualTo("f/1");
    }

    @ParameterizedTest
    @CsvSource({"'{\"do\": \"exit\", \"status\": 3}',Runtime exited with error: exit status 3",
        "'{\"do\": \"exit\", \"status\": 0}',Runtime exited without providing a reason",
        "'{\"do\": \"exit\", \"status\": 130}',Runtime exited with error: exit status 130",
        "'{\"do\": \"exit\", \"status\": 129}',Runtime exited with error: exit status 129",
        "'{\"do\": \"exit\", \"status\": 255}',Runtime exited with error: exit status 255",
        "'{\"do\": \"signal\"}',Runtime exited with error: signal: killed"})
    void aCrashIsAnExitError(String event, String reason) {
        Answer answer = failing(event);
        String message = "RequestId: " + answer.header("x-amzn-RequestId") + " Error: " + reason;
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(answer.json().get("errorMessage").asText()).isEqualTo(message);
        assertThat(lab.last().report().errorType()).isEqualTo("Runtime.ExitError");
        assertThat(lab.log("f")).contains(message + "\nRuntime.ExitError\nEND RequestId: ")
                .contains("\tStatus: error\tError Type: Runtime.ExitError\n");
    }

    @Test
    void afterACrashTheNextCallStartsAnew() {
        failing("{\"do\": \"exit\", \"status\": 3}");
        assertThat(lab.invoke("f", "{}").body()).isEqualTo("{}");
        assertThat(lab.last().environment()).isEqualTo("f/2");
        assertThat(lab.last().report().start()).isInstanceOf(Start.Cold.class);
    }

    @Test
    void aHandlerThatTakesTooLongIsKilled() {
        lab.deploy("f", "", Duration.ofSeconds(1));
        Answer answer = failing("{\"do\": \"sleep\", \"seconds\": 30}");
        String id = answer.header("x-amzn-RequestId");
        assertThat(answer.body()).isEqualTo(
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: " + id
                        + " Error: Task timed out after 1.00 seconds\"}");
        assertThat(lab.log("f")).containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z " + id
                + " Task timed out after 1.00 seconds\n");
        Report report = lab.last().report();
        assertThat(report.status()).isEqualTo(Status.TIMEOUT);
        assertThat(report.durationMs()).isEqualTo(1000);
        assertThat(report.errorType()).isEmpty();
        assertThat(report.text()).endsWith("\tStatus: timeout");
        assertThat(report.peakMb()).isPositive();
    }

    @Test
    void afterATimeOutTheNextCallStartsAnew() {
        lab.deploy("f", "", Duration.ofSeconds(1));
        failing("{\"do\": \"sleep\", \"seconds\": 30}");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.last().environment()).isEqualTo("f/2");
    }

    @Test
    void anAnswerOfMoreThanSixMegabytesIsAnError() {
        Answer answer = failing("{\"do\": \"large\", \"bytes\": 6291555}");
        assertThat(answer.json().get("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(answer.json().get("errorMessage").asText()).contains("6291556");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.log("f")).contains("response refused: 413");
    }

    @Test
    void anAnswerOfSixMegabytesIsFine() {
        assertThat(lab.invoke("f", "{\"do\": \"large\", \"bytes\": 6291554}").bytes()).hasSize(6291556);
    }

    @Test
    void whatDoesNotFitIntoItsMemoryIsKilledForIt() {
        try (TestLab limited = TestLab.start(Limits.detect())) {
            limited.deploy("f", 128, Duration.ofSeconds(10));
            Answer answer = limited.invoke("f", "{\"do\": \"eat\", \"mb\": 512}");
            assertThat(answer.json().get("errorType").asText()).isEqualTo("Runtime.OutOfMemory");
            assertThat(limited.last().report().peakMb()).isGreaterThanOrEqualTo(128);
            assertThat(limited.invoke("f", "{\"do\": \"eat\", \"mb\": 10}").body()).isEqualTo("" + (10 << 20));
        }
    }
}
