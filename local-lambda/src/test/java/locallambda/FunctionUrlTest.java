package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionUrlTest extends OneFunction {

    FunctionUrlTest() {
        super("echo");
    }

    /** The test runtime echoes the event, so an answer without statusCode shows it. */
    private JsonNode event(HttpRequest.Builder request) {
        return TestLab.send(request.build()).json();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(lab.lambda.url("echo") + path));
    }

    /**
     * An event whose body tells the runtime what to do reaches it through the Invoke API; here the function answers a
     * fixed thing.
     */
    private Answer answering(String raw) {
        lab.lambda.deploy(lab.function("fixed").withEnvironment(Map.of("ANSWER", raw)));
        return TestLab.send(HttpRequest.newBuilder(lab.lambda.url("fixed")).build());
    }

    @Test
    void aRequestIsAnEventOfFormat2() {
        JsonNode event = event(to("some/p%20ath?a=1&b=x%20y&a=2&c").header("User-Agent", "tester")
                .header("X-Own", "Value").PUT(BodyPublishers.noBody()));
        assertThat(event.get("version").asText()).isEqualTo("2.0");
        assertThat(event.get("routeKey").asText()).isEqualTo("$default");
        assertThat(event.get("rawPath").asText()).isEqualTo("/some/p%20ath");
        assertThat(event.get("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2&c");
        assertThat(event.get("queryStringParameters").toString()).isEqualTo("{\"a\":\"1,2\",\"b\":\"x y\",\"c\":\"\"}");
        assertThat(event.get("headers").get("x-own").asText()).isEqualTo("Value");
        assertThat(event.get("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void theContextTellsWhoAsked() {
        Answer answer = TestLab.send(to("x").header("User-Agent", "tester").build());
        JsonNode context = answer.json().get("requestContext");
        assertThat(context.get("requestId").asText()).isEqualTo(answer.header("x-amzn-RequestId"));
        assertThat(context.get("http").toString())
                .isEqualTo("{\"method\":\"GET\",\"path\":\"/x\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"tester\"}");
        assertThat(context.get("stage").asText()).isEqualTo("$default");
        assertThat(context.get("time").asText()).matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(context.get("timeEpoch").asLong())
                .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(10_000L));
    }

    @Test
    void cookiesAreAField() {
        JsonNode event = event(to("").header("Cookie", "a=1; b=2"));
        assertThat(event.get("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(event.get("headers").has("cookie")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"text/plain,false", "application/json;charset=utf-8,false", "application/problem+json,false",
        "application/x-www-form-urlencoded,true", "image/png,true"})
    void onlyTextStaysText(String contentType, boolean base64) {
        JsonNode event = event(to("").header("Content-Type", contentType).POST(BodyPublishers.ofString("hello")));
        assertThat(event.get("isBase64Encoded").asBoolean()).isEqualTo(base64);
        assertThat(event.get("body").asText()).isEqualTo(base64 ? "aGVsbG8=" : "hello");
    }

    @Test
    void jsonWithoutAStatusCodeIsA200() {
        Answer answer = answering("{\"x\": 1}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"x\":1}");
    }

    @Test
    void anAnswerWithAStatusCodeIsTheResponse() {
        Answer answer = answering("{\"statusCode\": 201, \"headers\": {\"X-Own\": \"v\", \"content-type\": "
                + "\"text/html\"}, \"cookies\": [\"a=1\", \"b=2\"], \"body\": \"<p>\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("X-Own")).isEqualTo("v");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.headers().get("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(answer.body()).isEqualTo("<p>");
    }

    @Test
    void aBase64BodyIsDecoded() {
        Answer answer = answering("{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"AP8=\"}");
        assertThat(answer.bytes()).containsExactly(0, 0xff);
    }

    @Test
    void noBodyIsNoBody() {
        assertThat(answering("{\"statusCode\": 204}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"statusCode\": \"many\"}",
        "{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"%\"}"})
    void anAnswerThatCannotBeReadIs502(String raw) {
        Answer answer = answering(raw);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("Internal Server Error");
    }

    @Test
    void anErrorOfTheFunctionIs502() {
        lab.deploy("broken", "exit");
        Answer answer = TestLab.send(HttpRequest.newBuilder(lab.lambda.url("broken")).build());
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("Internal Server Error");
        assertThat(lab.last().report().requestId()).isEqualTo(answer.header("x-amzn-RequestId"));
    }

    @Test
    void whenAllEnvironmentsAreBusyTheNextIs429() {
        var slow = lab.invokeMeanwhile("echo", "{\"do\": \"sleep\", \"seconds\": 2}");
        await().until(() -> !lab.lambda.processIds("echo").isEmpty());
        assertThat(TestLab.send(to("").build()).status()).isEqualTo(429);
        slow.join();
    }

    @Test
    void moreThanSixMegabytesAre413() {
        assertThat(TestLab.send(to("").POST(BodyPublishers.ofByteArray(new byte[6 * 1024 * 1024 + 1])).build())
                .status()).isEqualTo(413);
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(1, 0, 0, 1));
    }

    @Test
    void anUnknownFunctionIs403() {
        assertThat(TestLab.send(HttpRequest.newBuilder(lab.lambda.url("nobody")).build()).status()).isEqualTo(403);
    }
}
