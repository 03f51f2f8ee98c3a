package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import locallambda.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invocation lasts until its runtime asks for the next event: a client may answer first and log afterwards. */
class InvocationBorderTest extends OneFunction {

    InvocationBorderTest() {
        super("f");
    }

    private static String logLater(String text, boolean fail) {
        return "{\"do\": \"log-later\", \"text\": \"" + text + "\", \"fail\": " + fail + "}";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsLoggedAfterTheAnswerBelongsToItsOwnCall(boolean fail) {
        for (int i = 0; i < 20; i++) {
            String own = lab.invoke("f", logLater("trace " + i, fail), "X-Amz-Log-Type", "Tail").tail();
            assertThat(own.lines().map(line -> line.split(" ")[0])).containsExactly("START", "trace", "END", "REPORT");
            assertThat(own).contains("trace " + i);
            assertThat(lab.invoke("f", "{}", "X-Amz-Log-Type", "Tail").tail()).doesNotContain("trace");
        }
    }

    @Test
    void withoutATailItIsTheSameInTheLog() {
        for (int i = 0; i < 10; i++) lab.invoke("f", logLater("trace", i % 2 == 0));
        assertThat(lab.log("f").lines().filter(line -> !line.startsWith("INIT")).map(line -> line.split(" ")[0])
                .toList()).isEqualTo(java.util.Collections
                        .nCopies(10,
                                java.util.List.of("START", "trace", "END", "REPORT"))
                        .stream()
                        .flatMap(java.util.List::stream).toList());
    }

    @Test
    void aRuntimeThatEndsAfterItsAnswerHasSaidItInThatCall() {
        assertThat(lab.invoke("f", logLater("last words", false)).status()).isEqualTo(200);
        assertThat(lab.log("f")).containsPattern("START [^\n]*\nlast words\nEND ");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.last().environment()).isEqualTo("f/2");
    }

    @Test
    void anEnvironmentThatEndsAtOnceHasLoggedTheTrace() {
        lab.invoke("f", logLater("trace", true));
        lab.lambda.endEnvironments("f");
        assertThat(lab.log("f")).containsPattern("START [^\n]*\ntrace\nEND ");
    }

    @Test
    void aRuntimeThatNeverAsksAgainEndsItsInvocationWithItsTime() {
        lab.deploy("slow", "", Duration.ofSeconds(1));
        lab.invoke("slow", "{\"do\": \"dawdle\", \"seconds\": 30}");
        await().atMost(Duration.ofSeconds(4)).until(() -> lab.invocations.size() == 1);
        assertThat(lab.last().report().status()).isEqualTo(Report.Status.SUCCESS);
    }
}
