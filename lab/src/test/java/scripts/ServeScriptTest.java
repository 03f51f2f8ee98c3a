package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeScriptTest {

    private static final Pattern ADDRESS = Pattern.compile("Local Lambda at (http://\\S+?),");
    private static final String SHOP = "https://shop.example";

    private static String address(Script serve) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(serve.output()).contains("Press Ctrl-C to stop"));
        Matcher address = ADDRESS.matcher(serve.output());
        assertThat(address.find()).as(serve.output()).isTrue();
        return address.group(1);
    }

    private static HttpResponse<String> post(HttpClient http, String address, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString("{\"work\": 1}"));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    @Test
    void anAliasAndPagesOfAnotherOriginReachTheFunction() throws Exception {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(), "needs Python 3.10 or newer");
        try (Script serve = Script.start("serve", Map.of(), "python", "--alias", "live", "--cors", SHOP, "--port", "0");
                HttpClient http = HttpClient.newHttpClient()) {
            String address = address(serve), invoke = address + "/2015-03-31/functions/python";
            for (String version : new String[] {"1", "live"}) {
                HttpResponse<String> answer = post(http, invoke + ":" + version + "/invocations");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-Amz-Executed-Version")).contains("1");
            }
            assertThat(post(http, invoke + "/invocations").headers().firstValue("X-Amz-Executed-Version"))
                    .contains("$LATEST");
            assertThat(post(http, invoke + ":test/invocations").statusCode()).isEqualTo(404);
            assertThat(serve.output()).contains(address + "/urls/python:live/");
            for (String url : new String[] {"/urls/python/", "/urls/python:live/"}) {
                assertThat(allowed(post(http, address + url, "Origin", SHOP))).isEqualTo(SHOP);
                assertThat(post(http, address + url, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
            }
            serve.endsCleanlyOnCtrlC();
        }
    }

    @ParameterizedTest
    @CsvSource({"--alias, 12, a valid name for an alias",
        "--cors, https://shop.example/, an origin that a browser can send"})
    void whatCannotWorkIsSaidBeforeAnythingStarts(String option, String value, String why) {
        Script.Said serve = Script.refused("serve", "python", option, value);
        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.output()).contains(value, why).doesNotContain("\tat ");
    }

    @Test
    void helpHasAnExampleOfBoth() {
        assertThat(Script.refused("serve", "--help").output())
                .contains("./jbang serve python --alias live --cors https://shop.example");
    }
}
