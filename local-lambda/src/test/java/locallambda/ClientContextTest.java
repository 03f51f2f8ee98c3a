package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import locallambda.TestLab.Answer;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller says about itself becomes a header of the Runtime API, whatever characters it has. */
class ClientContextTest extends OneFunction {

    ClientContextTest() {
        super("f");
    }

    private Answer invoke(String base64) {
        return lab.invoke("f", "{\"do\": \"headers\"}", "X-Amz-Client-Context", base64);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"€", "ü", "\uD83E\uDD73", "\u007f", "plain"})
    void anyTextReachesTheRuntime(String text) throws Exception {
        lab.invoke("f", "{}");
        String header = invoke(base64("{\"custom\":\n{\"k\": \"" + text + "\"}}")).json()
                .get("lambda-runtime-client-context").asText();
        assertThat(header).containsPattern("^[ -~]+$");
        assertThat(TestLab.JSON.readTree(header).get("custom").get("k").asText()).isEqualTo(text);
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
        assertThat(lab.last().report().durationMs()).isLessThan(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "eyJh", "W10=", "ImEi", "/w==", "e30ge30="})
    void whatIsNoJsonObjectIsRefused(String header) {
        Answer answer = invoke(header);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("InvalidRequestContentException");
        assertThat(answer.json().get("message").asText())
                .isEqualTo("Client context must be a valid Base64-encoded JSON object.");
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(1, 0, 0, 1));
    }

    @Test
    void moreThanAHeaderMayHaveIsRefused() {
        assertThat(invoke(base64("{\"a\":\"" + "x".repeat(2670) + "\"}")).status()).isEqualTo(200);
        assertThat(invoke(base64("{\"a\":\"" + "x".repeat(2690) + "\"}")).status()).isEqualTo(400);
    }
}
