package lab.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lab.Checkout;
import lab.Home;
import lab.toolchain.PythonEnvironment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * moto's server on loopback: an implementation of AWS's services that is not ours. One for all tests of a JVM; it ends
 * with it. The door before it answers what moto does not know.
 */
public final class Moto {

    public static final Region REGION = Region.US_EAST_1;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Moto only;

    private final URI server;
    private final WireMockServer door =
            new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private Moto(URI server) {
        this.server = server;
        door.start();
    }

    /** An account in which nothing is. */
    public static synchronized Moto fresh() {
        if (only == null) only = start();
        if (!only.post("/moto-api/reset")) throw new IllegalStateException("moto does not forget");
        only.door.resetAll();
        only.door.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(only.server.toString())));
        only.environments(1000);
        only.urls();
        return only;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** moto itself, behind the door. */
    static URI server() {
        return only.server;
    }

    /** Where one puts faults. */
    public WireMockServer door() {
        return door;
    }

    /** The account's limit, which moto has none of. */
    public void environments(int limit) {
        door.stubFor(get(urlPathMatching("/2016-08-19/account-settings/?")).atPriority(5).willReturn(okJson(
                "{\"AccountLimit\": {\"ConcurrentExecutions\": %d, \"UnreservedConcurrentExecutions\": %d}}"
                        .formatted(limit, limit))));
    }

    /** Every function has a URL, though moto's CloudFormation makes none. */
    private void urls() {
        door.stubFor(get(urlPathMatching("/2021-10-31/functions/[^/]+/url")).atPriority(5).willReturn(
                okJson("{\"FunctionUrl\": \"https://{{request.pathSegments.[2]}}.lambda-url.us-east-1.on.aws/\"}")
                        .withTransformers("response-template")));
    }

    /**
     * A function with SnapStart, which moto has not: its alias, and its version that is pending when it is first asked
     * for.
     */
    void snapshot(String function) {
        door.stubFor(get(urlPathEqualTo("/2015-03-31/functions/" + function + "/aliases")).atPriority(5)
                .willReturn(okJson("{\"Aliases\": [{\"Name\": \"live\"}]}")));
        for (String state : List.of("Pending", "Active"))
            door.stubFor(get(urlPathEqualTo("/2015-03-31/functions/" + function + "/configuration"))
                    .withQueryParam("Qualifier", equalTo("live")).atPriority(5)
                    .inScenario("snapshot").whenScenarioStateIs(state.equals("Pending") ? Scenario.STARTED : "Active")
                    .willSetStateTo("Active")
                    .willReturn(okJson("{\"State\": \"%s\", \"SnapStart\": {\"ApplyOn\": \"PublishedVersions\"}}"
                            .formatted(state))));
    }

    public AwsClients clients() {
        return clients(endpoint());
    }

    /** The same account from within AWS, where no fault at the door is met. */
    public AwsClients inside() {
        return clients(server);
    }

    /** The same account through another door. */
    public static AwsClients clients(URI door) {
        return AwsClients.at(door, REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")));
    }

    /** Variables that lead every AWS SDK here. */
    public Map<String, String> environment() {
        return environment(endpoint());
    }

    /** The same for a function, which is within AWS. */
    public Map<String, String> environmentInside() {
        return environment(server);
    }

    private static Map<String, String> environment(URI door) {
        return Map.of("AWS_ENDPOINT_URL", door.toString(), "AWS_REGION", REGION.id(), "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing");
    }

    private static Moto start() {
        PythonEnvironment environment = PythonEnvironment.of(Home.find(),
                new PythonEnvironment.Recipe("moto", "The tests of deploy",
                        Checkout.ROOT.resolve("lab/src/test/python/moto.txt"), Map.of()),
                System.out::println);
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(environment.folder().resolve("bin/moto_server").toString(),
                    "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Moto moto = new Moto(URI.create("http://127.0.0.1:" + port));
            for (int i = 0; i < 300 && process.isAlive(); i++) {
                if (moto.post("/moto-api/reset")) return moto;
                Thread.sleep(200);
            }
            throw new IllegalStateException("moto's server does not start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean post(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.noBody()).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
