package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class RuntimeApiTest extends OneFunction {

    RuntimeApiTest() {
        super("f");
    }

    @Test
    void anEventComesWithItsHeaders() {
        TestLab.Answer answer = lab.invoke("f", "{\"do\": \"headers\"}");
        JsonNode headers = answer.json();
        assertThat(headers.get("lambda-runtime-aws-request-id").asText()).isEqualTo(answer.header("x-amzn-RequestId"));
        assertThat(headers.get("lambda-runtime-invoked-function-arn").asText())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:f");
        assertThat(headers.get("lambda-runtime-deadline-ms").asLong() - System.currentTimeMillis())
                .isBetween(0L, 60_000L);
        assertThat(headers.get("lambda-runtime-trace-id").asText())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
    }

    @Test
    void whatComesAtTheWrongTimeIsRefused() {
        assertThat(lab.invoke("f", "{\"do\": \"states\"}").json().toString())
                .isEqualTo("{\"next\":403,\"unknown\":400,\"init\":403}");
        assertThat(lab.invoke("f", "1").body()).isEqualTo("1");
    }

    @Test
    void anAnswerDuringInitIsRefused() {
        lab.deploy("g", "garbage");
        lab.invoke("g", "{}");
        assertThat(lab.log("g")).contains("status 403");
    }

    @Test
    void anAnswerInChunksIsReadToItsEnd() {
        assertThat(lab.invoke("f", "{\"chunked\": true}").body()).isEqualTo("{\"chunked\": true}");
    }

    @Test
    void aNewerPollTakesThePlaceOfAnOlderOne() throws InterruptedException {
        lab.invoke("f", "{\"do\": \"reconnect\"}");
        Thread.sleep(500);
        assertThat(lab.invoke("f", "2").body()).isEqualTo("2");
        assertThat(lab.last().environment()).isEqualTo("f/1");
    }

    @Test
    void anEventWaitsForAPollThatComesLateAndTheWaitIsNoHandlerTime() {
        lab.invoke("f", "{\"do\": \"dawdle\"}");
        assertThat(lab.invoke("f", "2").body()).isEqualTo("2");
        assertThat(lab.last().report().durationMs()).isLessThan(400);
    }
}
