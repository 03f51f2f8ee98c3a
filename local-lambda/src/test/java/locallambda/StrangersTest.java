package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import locallambda.api.Cors;
import locallambda.http.RawRequest;
import locallambda.http.RawRequest.Answer;
import locallambda.report.RequestCounts;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not served: pages of other sites by any server, and other environments' processes by a Runtime API. */
class StrangersTest extends OneFunction {

    private static final String INVOKE = "POST /2015-03-31/functions/f/invocations HTTP/1.1";
    private static final String URL = "POST /urls/f/ HTTP/1.1";
    private static final String NEXT = "GET /2018-06-01/runtime/invocation/next HTTP/1.1";
    private static final String SHOP = "Origin: https://shop.example";

    StrangersTest() {
        super("f");
    }

    static List<List<String>> foreign() {
        return RawRequest.foreign();
    }

    static List<List<String>> own() {
        return RawRequest.own();
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aPageOfAnotherSiteCallsNoFunction(List<String> headers) throws IOException {
        for (String request : List.of(INVOKE, URL)) {
            Answer answer = send(request, headers);
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("AccessDeniedException");
        }
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("own")
    void programsOfThisMachineCallFunctions(List<String> headers) throws IOException {
        assertThat(send(INVOKE, headers).body()).isEqualTo("[1]");
        assertThat(send(URL, headers).status()).isEqualTo(200);
    }

    @Test
    void aRequestForAnotherMachineIsRefusedHoweverItIsWritten() throws IOException {
        assertThat(send("POST http://evil.example/urls/f/ HTTP/1.1", List.of("Host: SERVER")).status()).isEqualTo(403);
        assertThat(send(URL, List.of("Host: SERVER", "Host: evil.example")).status()).isEqualTo(403);
        assertThat(send("POST /urls/f/ HTTP/1.0", List.of()).status()).isEqualTo(403);
    }

    @Test
    void aLinkOfAnotherSiteCallsNoFunction() throws IOException {
        assertThat(RawRequest.send(lab.lambda.endpoint(), "", "GET /urls/f/ HTTP/1.1", "Host: SERVER",
                "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document").status())
                .isEqualTo(403);
    }

    @Test
    void aFunctionUrlAnswersTheOriginsOfItsCorsSetting() throws IOException {
        lab.lambda.cors("f", Cors.of("https://shop.example"));
        Answer allowed = send(URL, List.of("Host: SERVER", SHOP, "Sec-Fetch-Site: cross-site"));
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(send(URL, List.of("Host: SERVER", "Origin: https://evil.example")).status()).isEqualTo(403);
        assertThat(send(INVOKE, List.of("Host: SERVER", SHOP)).status()).isEqualTo(403);
        assertThat(send("POST /urls/g/ HTTP/1.1", List.of("Host: SERVER", SHOP)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/", "shop.example", "https://a.example,https://b.example", ""})
    void whatNoBrowserNamesIsNoOrigin(String origin) {
        assertThatThrownBy(() -> Cors.of(origin)).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't an origin that a browser can send");
    }

    @Test
    void theUrlOfAnAliasHasASettingOfItsOwn() throws IOException {
        lab.lambda.publishVersion("f");
        lab.lambda.alias("f", "live", "1");
        String live = "POST /urls/f:live/a?b=%zz HTTP/1.1";
        List<String> shop = List.of("Host: SERVER", SHOP);
        lab.lambda.cors("f", Cors.of("https://shop.example"));
        assertThat(send(live, shop).status()).isEqualTo(403);
        lab.lambda.cors("f:live", Cors.of("https://shop.example"));
        Answer answer = send(live, shop);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void aPreflightIsAnsweredWithoutTheFunction() throws IOException {
        lab.lambda.cors("f", new Cors(List.of("https://shop.example"), List.of("PUT", "GET"), List.of("x-own"),
                List.of("x-shown"), Duration.ofMinutes(5), true));
        Answer answer = send("OPTIONS /urls/f/ HTTP/1.1",
                List.of("Host: SERVER", SHOP, "Access-Control-Request-Method: PUT"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Stream.of("Origin", "Methods", "Headers", "Credentials")
                .map(each -> answer.header("Access-Control-Allow-" + each)))
                .containsExactly("https://shop.example", "PUT,GET", "x-own", "true");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("300");
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(0, 0, 0, 0));
    }

    @Test
    void theSettingWinsOverTheFunctionsOwnHeaders() throws IOException {
        lab.lambda.deploy(lab.function("own").withEnvironment(Map.of("ANSWER",
                "{\"statusCode\": 200, \"headers\": {\"Access-Control-Allow-Origin\": \"*\"}, \"body\": \"b\"}")));
        lab.lambda.cors("own", Cors.of("https://shop.example"));
        Answer answer = send("POST /urls/own/ HTTP/1.1", List.of("Host: SERVER", SHOP));
        assertThat(answer.text().split("(?i)access-control-allow-origin", -1)).hasSize(2);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void soItDoesOverThoseOfAStream() throws IOException {
        String stream = "{\"statusCode\": 201, \"headers\": {\"Access-Control-Allow-Origin\": \"*\"}}"
                + "\0".repeat(8) + "streamed";
        lab.lambda.deploy(lab.function("own").withEnvironment(Map.of(
                "STREAM", Base64.getEncoder().encodeToString(stream.getBytes(StandardCharsets.UTF_8)),
                "STREAM_TYPE", "application/vnd.awslambda.http-integration-response")));
        lab.lambda.cors("own", Cors.of("https://shop.example"));
        Answer answer = send("POST /urls/own/ HTTP/1.1", List.of("Host: SERVER", SHOP));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("streamed");
        assertThat(answer.text().split("(?i)access-control-allow-origin", -1)).hasSize(2);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aPageOfAnotherSiteReachesNoRuntimeApi(List<String> headers) throws IOException {
        assertThat(RawRequest.send(runtimeApi("f"), "", lines(NEXT, headers)).status()).isEqualTo(403);
    }

    /** These tests run in the process that started the function, so not even that one may ask. */
    @ParameterizedTest
    @ValueSource(strings = {NEXT, "POST /2018-06-01/runtime/init/error HTTP/1.1",
        "POST /2018-06-01/runtime/invocation/00000000-0000-0000-0000-000000000000/response HTTP/1.1"})
    void aRuntimeApiServesNoOtherProcess(String request) throws IOException {
        Answer answer = RawRequest.send(runtimeApi("f"), "{}", request, "Host: SERVER");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("UnknownProcess");
        assertThat(lab.invoke("f", "2").body()).isEqualTo("2");
    }

    @Test
    void aRuntimeApiServesTheChildrenOfItsProcessAndNotAnotherFunction() {
        lab.deploy("g");
        String api = runtimeApi("f").toString();
        assertThat(ask("f", api)).isEqualTo(404);
        assertThat(ask("g", api)).isEqualTo(403);
    }

    @Test
    void whatAProcessSaysLastOverAConnectionIsItsOwnAlthoughTheConnectionIsGone() {
        for (int i = 0; i < 5; i++) assertThat(lab.invoke("f", "{\"do\": \"hang up\"}").body()).isEqualTo("7");
    }

    private int ask(String function, String api) {
        return lab.invoke(function, "{\"do\": \"ask\", \"url\": \"" + api + "/2018-06-01/nothing\"}").json().asInt();
    }

    private URI runtimeApi(String function) {
        JsonNode variables = lab.invoke(function, "{\"do\": \"environment\"}").json();
        return URI.create("http://" + variables.get("AWS_LAMBDA_RUNTIME_API").asText());
    }

    private Answer send(String request, List<String> headers) throws IOException {
        return RawRequest.send(lab.lambda.endpoint(), "[1]", lines(request, headers));
    }

    private static String[] lines(String request, List<String> headers) {
        return Stream.concat(Stream.of(request), headers.stream()).toArray(String[]::new);
    }
}
