package race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    private static final Payload PLAIN_SAVE = new Payload.Save(OptionalInt.empty());

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", " {} \n", "{\"colour\": \"blue\", \"n\": [1, {\"a\": null}]}",
        "{\"hello\": false}", "{\"hello\": \"true\"}"})
    void whatAsksForNothingElseIsASave(String event) {
        assertThat(payload(event)).isEqualTo(PLAIN_SAVE);
    }

    @Test
    void helloIsHello() {
        assertThat(payload("{\"hello\": true}")).isEqualTo(new Payload.Hello());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void workIsTakenOver(int work) {
        assertThat(payload("{\"work\": " + work + "}")).isEqualTo(new Payload.Save(OptionalInt.of(work)));
    }

    @Test
    void aFunctionUrlHasThePayloadInItsBody() {
        assertThat(payload(functionUrl("\"{\\\"work\\\": 7}\"", false))).isEqualTo(new Payload.Save(OptionalInt.of(7)));
    }

    @Test
    void aBase64BodyIsDecoded() {
        String body = Base64.getEncoder().encodeToString("{\"work\": 7}".getBytes(StandardCharsets.UTF_8));
        assertThat(payload(functionUrl("\"" + body + "\"", true))).isEqualTo(new Payload.Save(OptionalInt.of(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null"})
    void anEmptyBodyIsAnEmptyObject(String body) {
        assertThat(payload(functionUrl(body, true))).isEqualTo(PLAIN_SAVE);
    }

    @Test
    void anAbsentBodyIsAnEmptyObject() {
        assertThat(payload("{\"requestContext\": {\"http\": {\"method\": \"GET\"}}}")).isEqualTo(PLAIN_SAVE);
    }

    @Test
    void withoutHttpInItsRequestContextAnEventIsThePayload() {
        assertThat(payload("{\"requestContext\": {}, \"body\": \"not json\", \"work\": 7}"))
                .isEqualTo(new Payload.Save(OptionalInt.of(7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"work\": -1}         | work is -1, expected an integer from 0 to 1000000",
        "{\"work\": 1000001}    | work is 1000001, expected an integer from 0 to 1000000",
        "{\"work\": 4294967297} | work is 4294967297, expected an integer from 0 to 1000000",
        "{\"work\": 1.5}        | work is 1.5, expected an integer from 0 to 1000000",
        "{\"work\": \"many\"}   | work is many, expected an integer from 0 to 1000000",
        "{\"work\": true}       | work is true, expected an integer from 0 to 1000000",
        "{\"work\": null}       | work is null, expected an integer from 0 to 1000000",
        "[1]                    | expected one JSON object",
        "null                   | expected one JSON object",
        "{} {}                  | expected one JSON object",
        "not json               | not JSON, ",
        "{\"work\":             | not JSON, ",
        "{\"work\": 1} rubbish  | not JSON, ",
    })
    void aBadPayloadIsNamed(String payload, String fault) {
        assertThatThrownBy(() -> payload(payload)).isInstanceOf(BadPayload.class)
                .hasMessageStartingWith("Bad payload: " + fault);
        String body = "\"" + payload.replace("\"", "\\\"") + "\"";
        assertThatThrownBy(() -> payload(functionUrl(body, false))).hasMessageStartingWith("Bad payload: " + fault);
    }

    @Test
    void aBodyThatIsNotBase64IsNamed() {
        assertThatThrownBy(() -> payload(functionUrl("\"{}\"", true)))
                .hasMessageStartingWith("Bad payload: the event's body is not base64, ");
    }

    @Test
    void aBodyThatIsNoStringIsNamed() {
        assertThatThrownBy(() -> payload(functionUrl("{\"work\": 7}", false)))
                .hasMessage("Bad payload: the event's body is no string");
    }

    private static Payload payload(String event) {
        return Event.payload(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String functionUrl(String body, boolean base64) {
        return ("{\"version\": \"2.0\", \"rawPath\": \"/\", \"requestContext\": {\"http\": {\"method\": \"POST\"}}, "
                + "\"body\": %s, \"isBase64Encoded\": %s}")
                .formatted(body, base64);
    }
}
