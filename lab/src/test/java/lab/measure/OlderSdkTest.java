package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lab.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The help for SDKs that read no variable, with clients that are told of no endpoint. */
class OlderSdkTest {

    @TempDir
    Path folder;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer here;

    @BeforeEach
    void listen() throws Exception {
        here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here.createContext("/", call -> {
            seen.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        here.start();
    }

    @AfterEach
    void stop() {
        here.stop(0);
    }

    @Test
    void aBucketInTheHostsNameMovesIntoThePath() throws Exception {
        try (S3Client s3 = S3Client.builder().region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(settings -> settings.addExecutionInterceptor(help("AWS_ENDPOINT_URL_S3")))
                .build()) {
            s3.deleteObject(delete -> delete.bucket("orders").key("2026/1.txt"));
        }
        assertThat(seen).containsExactly("DELETE /orders/2026/1.txt");
    }

    @Test
    void aServiceWithoutAVariableOfItsOwnGoesWhereAllGo() throws Exception {
        try (StsClient sts = StsClient.builder().region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(settings -> settings.addExecutionInterceptor(help("AWS_ENDPOINT_URL")))
                .build()) {
            sts.getCallerIdentity();
        }
        assertThat(seen).containsExactly("POST /");
    }

    @Test
    void sdksOfTodayNeedNone() {
        List<Path> jars = jars();
        assertThat(OlderSdk.of(Handlers.read(jars))).isEmpty();
        List<Path> older = jars.stream().filter(jar -> !jar.toString().contains("/aws-core/")).toList();
        assertThat(OlderSdk.of(Handlers.read(older))).containsExactly(OlderSdk.TWO);
    }

    private ExecutionInterceptor help(String variable) {
        try {
            OlderSdk.TWO.help(Home.find().lambdas().resolve("older-sdks"), jars(), folder);
            UnaryOperator<String> variables =
                    Map.of(variable, "http://127.0.0.1:" + here.getAddress().getPort())::get;
            try (URLClassLoader loader = new URLClassLoader(
                    new java.net.URL[] {folder.resolve("Sdk2Endpoints.jar").toUri().toURL()})) {
                assertThat(loader.getResource("software/amazon/awssdk/global/handlers/execution.interceptors"))
                        .isNotNull();
                loader.loadClass("race.Endpoint");
                return (ExecutionInterceptor) loader.loadClass("race.Sdk2Endpoints")
                        .getConstructor(UnaryOperator.class).newInstance(variables);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith(".jar") && entry.contains("/software/amazon/awssdk/")).map(Path::of)
                .toList();
    }
}
