package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BorderTest {

    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=local/20261129/us-east-1/secretsmanager/aws4_request, "
                    + "SignedHeaders=host, Signature=00";

    private final Border border = Border.open();

    @AfterEach
    void close() {
        border.close();
    }

    @Test
    void aServiceIsKnownByItsSignature() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + border.port()))
                            .header("Authorization", SIGNED).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("NotInThisLab");
        }
        assertThat(names()).containsExactly("Secrets Manager");
        assertThat(border.take()).isEmpty();
    }

    @Test
    void aProxysClientsAreToldNoAndNoted() throws Exception {
        assertThat(connect("sqs.us-east-1.amazonaws.com:443")).startsWith("HTTP/1.1 403");
        assertThat(connect("my-bucket.s3.eu-central-1.amazonaws.com:443")).startsWith("HTTP/1.1 403");
        assertThat(connect("example.com:443")).startsWith("HTTP/1.1 403");
        assertThat(connect("checkip.amazonaws.com:443")).startsWith("HTTP/1.1 403");
        try (HttpClient http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", border.port()))).build()) {
            http.send(HttpRequest.newBuilder(URI.create("http://shop.example/")).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(names()).containsExactly("SQS", "S3", "example.com", "checkip.amazonaws.com", "shop.example");
    }

    @Test
    void aMessageNamesWhoWasNotFound() {
        assertThat(Border.named("Caused by: java.net.UnknownHostException: sqs.us-east-1.amazonaws.com").orElseThrow()
                .words()).isEqualTo("SQS");
        assertThat(Border.named("Received an event from id.execute-api.us-east-1.amazonaws.com")).isEmpty();
    }

    private List<String> names() {
        return border.take().stream().map(Border.Wanted::words).toList();
    }

    private String connect(String to) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", border.port())) {
            socket.getOutputStream().write(("CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
