package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.http.HeaderText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function answers is a valid response or a 502, and never a part of itself. */
class FunctionUrl_AnswerTest extends OneFunction {

    private static final String PRELUDE = "application/vnd.awslambda.http-integration-response";

    FunctionUrl_AnswerTest() {
        super("echo");
    }

    private Answer answering(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) environment.put(variables[i], variables[i + 1]);
        lab.lambda.deploy(lab.function("fixed").withEnvironment(environment));
        return TestLab.send(HttpRequest.newBuilder(lab.lambda.url("fixed")).build());
    }

    private Answer streaming(String stream, String... more) {
        String[] variables = java.util.Arrays.copyOf(more, more.length + 2);
        variables[more.length] = "STREAM";
        variables[more.length + 1] = Base64.getEncoder().encodeToString(stream.getBytes());
        return answering(variables);
    }

    private static void failed(Answer answer) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("Internal Server Error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"hello\"|hello", "3|3", "true|true", "null|null",
        "{\"hello\": \"wor ld\"}|{\"hello\":\"wor ld\"}", "[1, 2.50]|[1,2.50]", "\"a \\\" b\"|a \" b",
        "{\"q\": \"\\\\\", \"r\": 1}|{\"q\":\"\\\\\",\"r\":1}"})
    void anAnswerWithoutAStatusCodeIsTheBody(String result, String body) {
        Answer answer = answering("ANSWER", result);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void aHeaderBeyondAsciiGoesOutAsUtf8() {
        String value = answering("ANSWER", "{\"statusCode\":200,\"headers\":{\"X-Own\":\"\\u20ac\"}}").header("X-Own");
        assertThat(new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)).isEqualTo("€");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"headers\":{\"X\":[\"1\",\"2\"]}", "\"headers\":{\"X\":{}}", "\"headers\":{\"X\":null}",
        "\"headers\":{\"a b\":\"1\"}", "\"headers\":{\"\":\"1\"}", "\"headers\":{\"X\":\"a\\r\\nB: 1\"}",
        "\"headers\":{\"X:\":\"1\"}", "\"headers\":[]", "\"headers\":\"X: 1\"", "\"cookies\":\"a=1\"",
        "\"cookies\":[\"a=1\\nX: 1\"]", "\"cookies\":[[]]", "\"isBase64Encoded\":\"yes\",\"body\":\"AA==\"",
        "\"isBase64Encoded\":true,\"body\":\"%\""})
    void whatWouldMakeNoValidResponseIs502(String field) {
        failed(answering("ANSWER", "{\"statusCode\":200," + field + "}"));
        assertThat(lab.invoke("fixed", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "100", "600", "\"20\"", "20.5", "{}", "[200]", "-200", "true"})
    void aStatusThatIsNoneIs502(String status) {
        failed(answering("ANSWER", "{\"statusCode\":" + status + "}"));
    }

    @Test
    void numbersAndTextOfOtherLanguagesAreHeaders() {
        Answer answer = answering("ANSWER", "{\"statusCode\":\"201\",\"headers\":{\"X-N\":5,\"X-B\":true,"
                + "\"X-T\":\"a\\tb\",\"X-E\":\"\u20ac\"},\"body\":{\"a\": 1}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("X-N")).isEqualTo("5");
        assertThat(answer.header("X-B")).isEqualTo("true");
        assertThat(HeaderText.read(answer.header("X-E"))).isEqualTo("\u20ac"); // the JDK's client reads bytes
        assertThat(answer.header("X-T")).isEqualTo("a b"); // the JDK's client makes a blank of the tab
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", PRELUDE})
    void aStreamMayBeginWithStatusAndHeaders(String type) {
        String stream = "{\"statusCode\":201,\"headers\":{\"X-Own\":\"v\"},\"cookies\":[\"a=1\"]}"
                + "\0".repeat(8) + "part";
        Answer answer = type.isEmpty() ? streaming(stream) : streaming(stream, "STREAM_TYPE", type);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("X-Own")).isEqualTo("v");
        assertThat(answer.header("Set-Cookie")).isEqualTo("a=1");
        assertThat(answer.body()).isEqualTo("part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text", "{\"statusCode\":201}", "{broken\0\0\0\0\0\0\0\0part", "a\0\0\0\0\0\0\0\0b"})
    void aStreamWithoutAPreludeIsTheBody(String stream) {
        Answer answer = streaming(stream, "STREAM_TYPE", "text/x-own");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/x-own");
        assertThat(answer.body()).isEqualTo(stream);
    }

    @Test
    void aStreamThatPromisesAPreludeAndHasNoneIs502() {
        failed(streaming("part", "STREAM_TYPE", PRELUDE));
    }

    @Test
    void anErrorBehindAStreamIsAFunctionError() {
        failed(streaming("part", "STREAM_ERROR", "cut short"));
        Answer invoked = lab.invoke("fixed", "{}");
        assertThat(invoked.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
        assertThat(invoked.json().get("errorMessage").asText()).isEqualTo("cut short");
        assertThat(lab.last().report().errorType()).isEqualTo("Broken");
    }

    @Test
    void invokeWithResponseStreamIsRefusedAndSaysWhatToCall() {
        Answer answer = TestLab.send(HttpRequest.newBuilder(lab.lambda.endpoint()
                .resolve("/2021-11-15/functions/echo/response-streaming-invocations"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("InvokeWithResponseStream").contains("Call Invoke");
    }
}
