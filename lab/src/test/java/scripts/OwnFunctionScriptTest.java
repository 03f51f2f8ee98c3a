package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.measure.Compiled;
import locallambda.files.FileIsolation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's jar in {@code invoke} and {@code serve}, from the command line to the answer. */
class OwnFunctionScriptTest {

    private static final Pattern ADDRESS = Pattern.compile("Local Lambda at (http://\\S+?),");

    @TempDir
    static Path folder;
    private static String jar;

    @BeforeAll
    static void someonesFunction() throws Exception {
        jar = Compiled.jar("Greeter", """
                import com.amazonaws.services.lambda.runtime.*;
                import java.net.*;
                import java.util.Map;
                public class Greeter implements RequestHandler<Map<String, String>, Map<String, String>> {
                    public Map<String, String> handleRequest(Map<String, String> in, Context context) {
                        if (in.containsKey("call")) connect(in.get("call"));
                        return Map.of("said", System.getenv("GREETING") + " " + in.get("name"));
                    }
                    private static void connect(String address) {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress(address, 80), 2_000);
                        } catch (java.io.IOException e) {
                            throw new IllegalStateException(e.toString());
                        }
                    }
                }""", folder).toString();
    }

    @Test
    void invokeCallsItWithAnEventFromAFile() throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"name\": \"Ada\"}");
        try (Script invoke = Script.run("invoke", Map.of(), jar, "--event", event.toString(), "--env",
                "GREETING=Hello")) {
            assertThat(invoke.exitCode()).as(invoke.output()).isZero();
            assertThat(invoke.output()).contains("{\"said\":\"Hello Ada\"}", "REPORT RequestId:");
        }
    }

    @Test
    void aWayIsChosenForASingleCall() {
        try (Script invoke = Script.run("invoke", Map.of(), jar, "--payload", "{\"name\": \"Ada\"}", "--env",
                "GREETING=Hello", "--as", "aot")) {
            assertThat(invoke.exitCode()).as(invoke.output()).isZero();
            assertThat(invoke.output()).contains("{\"said\":\"Hello Ada\"}", "REPORT RequestId:");
        }
        Script.Said variant = Script.refused("invoke", "python", "--as", "jvm");
        assertThat(variant.exitCode()).isEqualTo(1);
        assertThat(variant.output()).contains("--as applies only to your own function");
    }

    @Test
    void serveHasNoEventForAWayThatNeedsOne() {
        Script.Said serve = Script.refused("serve", jar, "--port", "0", "--as", "snapstart-primed");
        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.output()).contains("snapstart-primed needs an event, and ./jbang serve has no option for one");
    }

    @Test
    void aConnectionToAnIpAddressGoesNowhereForRoot() {
        assumeTrue(FileIsolation.canHide(), "needs root");
        try (Script invoke = Script.run("invoke", Map.of(), jar, "--event", "{\"call\": \"192.0.2.1\"}")) {
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("Network is unreachable");
        }
    }

    @Test
    void serveKeepsItRunningForTheCliAndForItsUrl() throws Exception {
        try (Script serve = Script.start("serve", Map.of(), jar, "--port", "0", "--env", "GREETING=Hi", "--table",
                "orders:id"); HttpClient http = HttpClient.newHttpClient()) {
            says(serve, "Press Ctrl-C to stop");
            Matcher address = ADDRESS.matcher(serve.output());
            assertThat(address.find()).as(serve.output()).isTrue();
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(
                    URI.create(address.group(1) + "/2015-03-31/functions/Greeter/invocations"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"Bob\"}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"said\":\"Hi Bob\"}");
            says(serve, "Greeter  REPORT RequestId:");
            assertThat(serve.output()).contains("export AWS_ENDPOINT_URL_DYNAMODB=");
            serve.endsCleanlyOnCtrlC();
        }
    }

    private static void says(Script script, String text) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(script.output()).contains(text));
    }
}
