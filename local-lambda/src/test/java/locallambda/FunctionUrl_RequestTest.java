package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller sends reaches the function, also where no URI, no text and no HTTP client would have it. */
class FunctionUrl_RequestTest extends OneFunction {

    FunctionUrl_RequestTest() {
        super("echo");
    }

    private JsonNode event(String target) throws Exception {
        String answer = RawClient.send(lab.lambda.endpoint(),
                "GET /urls/echo" + target + " HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        return TestLab.JSON.readTree(answer.split("\r\n\r\n", 2)[1]);
    }

    @ParameterizedTest
    @CsvSource({"/pa2%Fth/1,/pa2%Fth/1", "/%,/%", "/a%2,/a%2", "//x,//x", "/a|b{c}^`\\,/a|b{c}^`\\", "/ü,/%C3%BC",
        "/a%20b,/a%20b"})
    void thePathIsAsItWasSent(String sent, String seen) throws Exception {
        JsonNode event = event(sent);
        assertThat(event.get("rawPath").asText()).isEqualTo(seen);
        assertThat(event.get("requestContext").get("http").get("path").asText()).isEqualTo(seen);
        lab.last();
        assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(1, 1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"a=%zz,%zz", "a=100%,100%", "a=[1],[1]", "a=%2Fbar,/bar", "a=x+y,x y", "a=b?c,b?c"})
    void aQueryIsDecodedAsFarAsItIsEncoded(String query, String value) throws Exception {
        JsonNode event = event("/?" + query);
        assertThat(event.get("rawQueryString").asText()).isEqualTo(query);
        assertThat(event.get("queryStringParameters").get("a").asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€", "ü", "a\tb", "\uD83E\uDD73"})
    void aHeaderBeyondAsciiReachesTheFunction(String value) throws Exception {
        String answer =
                RawClient.send(lab.lambda.endpoint(), "GET /urls/echo/ HTTP/1.1\nHost: 127.0.0.1\nX-Own: " + value
                        + "\nCookie: a=" + value + "\nConnection: close\n\n");
        JsonNode event = TestLab.JSON.readTree(answer.split("\r\n\r\n", 2)[1]);
        assertThat(event.get("headers").get("x-own").asText()).isEqualTo(value);
        assertThat(event.get("cookies").get(0).asText()).isEqualTo("a=" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=utf-8", "application/json"})
    void textThatIsNoUtf8KeepsItsBytes(String type) {
        byte[] body = {0x61, (byte) 0xff, (byte) 0x80, 0x62};
        JsonNode event = TestLab.send(HttpRequest.newBuilder(lab.lambda.url("echo")).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build()).json();
        assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.get("body").asText())).isEqualTo(body);
    }

    @Test
    void aHeaderMayHaveTextOfAnyLanguage() throws Exception {
        String answer = RawClient.send(lab.lambda.endpoint(), "GET /urls/echo/ HTTP/1.1\nHost: 127.0.0.1\n"
                + "Cookie: k=\u20ac\nX-Own: \u20ac\nUser-Agent: \u20ac\nConnection: close\n\n");
        JsonNode event = TestLab.JSON.readTree(answer.split("\r\n\r\n", 2)[1]);
        assertThat(event.get("headers").get("x-own").asText()).isEqualTo("\u20ac");
        assertThat(event.get("cookies").get(0).asText()).isEqualTo("k=\u20ac");
        assertThat(event.get("requestContext").get("http").get("userAgent").asText()).isEqualTo("\u20ac");
    }

    @Test
    void theCallersTraceGoesOnInTheFunction() {
        String root = "Root=1-5759e988-bd862e3fe1be46a994272793";
        JsonNode event = TestLab.send(HttpRequest.newBuilder(lab.lambda.url("echo"))
                .header("X-Amzn-Trace-Id", root + ";Parent=53995c3f42cd8ad8;Sampled=1").build()).json();
        assertThat(event.get("headers").get("x-amzn-trace-id").asText()).startsWith(root);
    }

    @Test
    void aCallWithoutATraceGetsOne() {
        JsonNode event = TestLab.send(HttpRequest.newBuilder(lab.lambda.url("echo")).build()).json();
        assertThat(event.get("headers").get("x-amzn-trace-id").asText()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    void anUnknownUrlTellsNothing() {
        TestLab.Answer answer = TestLab.send(HttpRequest.newBuilder(URI.create(lab.lambda.endpoint() + "/urls/nobody/"))
                .build());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
        assertThat(answer.body()).isEqualTo("{\"Message\":null}");
    }
}
