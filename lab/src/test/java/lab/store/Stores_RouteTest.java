package lab.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import lab.Home;
import lab.run.record.Route;
import lab.toolchain.StoresBuild;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores over TLS and at a distance, with the JDK's own client. */
class Stores_RouteTest {

    @TempDir
    static Path folder;
    private static Stores stores;

    @BeforeAll
    static void start() {
        stores = Stores.start(StoresBuild.classPath(Home.find()), folder, Route.of("tls", "region"));
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Test
    void whoTrustsTheLabsAuthorityGetsThrough() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(trustStore())).build()) {
            HttpResponse<String> put = client.send(put("a.txt"), HttpResponse.BodyHandlers.ofString());
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
            assertThat(put.sslSession())
                    .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo("TLSv1.3"));
            assertThat(put.sslSession().orElseThrow().getPeerCertificates()).hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(each -> assertThat(((X509Certificate) each).getPublicKey().getAlgorithm())
                            .isEqualTo("RSA"));
            assertThat(client
                    .send(HttpRequest.newBuilder(stores.dynamodb()).build(), HttpResponse.BodyHandlers.discarding())
                    .sslSession()).isPresent();
        }
        assertThat(stores.contents().keys()).contains("a.txt");
    }

    @Test
    void aFunctionsOwnJvmOptionsStandBehindThoseOfTheRoute() {
        String route = stores.environment().get("JAVA_TOOL_OPTIONS");
        assertThat(stores.environment(Map.of("JAVA_TOOL_OPTIONS", "-XX:-UsePerfData", "AWS_REGION", "eu-central-1")))
                .containsEntry("JAVA_TOOL_OPTIONS", route + " -XX:-UsePerfData")
                .containsEntry("AWS_REGION", "eu-central-1");
    }

    @Test
    void whoDoesNotTrustItRefusesTheStores() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(put("b.txt"), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOfAny(SSLHandshakeException.class, SSLPeerUnverifiedException.class);
        }
    }

    /** Clients that look for unread bytes before they take a connection again would take it for closed. */
    @Test
    void nothingFollowsTheFirstAnswer() throws Exception {
        URI url = stores.dynamodb();
        try (Socket wire = new Socket(url.getHost(), url.getPort());
                Socket tls = trusting(trustStore()).getSocketFactory().createSocket(wire, url.getHost(), url.getPort(),
                        true)) {
            tls.getOutputStream().write("""
                    POST / HTTP/1.1\r
                    Host: localhost\r
                    X-Amz-Target: DynamoDB_20120810.ListTables\r
                    Content-Type: application/x-amz-json-1.0\r
                    Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, \
                    SignedHeaders=host, Signature=b\r
                    Content-Length: 2\r
                    \r
                    {}""".getBytes(UTF_8));
            String answer = "";
            while (!answer.contains("TableNames")) answer += new String(tls.getInputStream().readNBytes(1), UTF_8);
            while (!answer.endsWith("}")) answer += new String(tls.getInputStream().readNBytes(1), UTF_8);
            assertThat(tls.getInputStream().available()).isZero();
            Thread.sleep(300); // whatever else the server has to say
            assertThat(wire.getInputStream().available()).isZero();
        }
    }

    @Test
    void theListOfAuthoritiesIsTheJdksAndOneMore() throws Exception {
        KeyStore jdk = KeyStore.getInstance(Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile(),
                "changeit".toCharArray());
        KeyStore own = KeyStore.getInstance("JKS");
        try (InputStream in = new FileInputStream(trustStore())) {
            own.load(in, null);
        }
        assertThat(own.size()).isEqualTo(jdk.size() + 1);
    }

    @Test
    void eachPutTakesAsMuchLongerAsTheNetworkSays() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(trustStore())).build()) {
            client.send(put("warm.txt"), HttpResponse.BodyHandlers.discarding());
            long start = System.nanoTime();
            client.send(put("timed.txt"), HttpResponse.BodyHandlers.discarding());
            assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(Route.of("plain", "region").s3Ms());
        }
    }

    @Test
    void everySocketListensOnLoopback() throws IOException {
        assertThat(Sockets.listening(StoresProcesses.pid(stores))).hasSize(3)
                .allMatch(address -> address.startsWith("127.0.0.1:"));
    }

    @Test
    void unknownWordsAreNamed() {
        assertThatThrownBy(() -> Route.of("ssl", "loopback")).isInstanceOf(Problem.class)
                .hasMessageContaining("\"ssl\"");
        assertThatThrownBy(() -> Route.of("tls", "moon")).isInstanceOf(Problem.class).hasMessageContaining("\"moon\"");
    }

    private static HttpRequest put(String key) {
        return HttpRequest.newBuilder(URI.create(stores.s3() + "/" + stores.bucket() + "/" + key))
                .PUT(HttpRequest.BodyPublishers.ofString("text")).build();
    }

    private static String trustStore() {
        return stores.environment().get("JAVA_TOOL_OPTIONS").replace("-Djavax.net.ssl.trustStore=", "");
    }

    private static SSLContext trusting(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, null);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
