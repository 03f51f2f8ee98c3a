package race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The handler with the SDK's real clients, against ports where nobody listens and one server that takes everything. */
class HandlerTest {

    private static final String UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final ClientOverrideConfiguration ONCE =
            ClientOverrideConfiguration.builder().retryStrategy(DefaultRetryStrategy.doNotRetry()).build();

    private final List<String> requests = new ArrayList<>();
    /** Bound but not listening: nobody else gets its port, whoever connects is refused. */
    private final Socket refusing = new Socket();
    private HttpServer server;
    private URI open;
    private URI closed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        open = loopback(server.getAddress().getPort());
        refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        closed = loopback(refusing.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        refusing.close();
    }

    @Test
    void helloNeedsNoStore() throws IOException {
        assertThat(call(closed, closed, "{\"hello\": true}")).isEqualTo(Map.of("hello", true));
    }

    @Test
    void theAnswerHasARandomIdAndItsKey() throws IOException {
        Map<String, Object> answer = call(open, open, "{}");
        assertThat(answer).containsOnlyKeys("id", "key").containsEntry("key", answer.get("id") + ".txt");
        assertThat(answer.get("id")).asString().matches(UUID4);
        assertThat(call(open, open, "{}").get("id")).isNotEqualTo(answer.get("id"));
    }

    @Test
    void firstTheObjectThenTheItem() throws IOException {
        Object id = call(open, open, "{\"work\": 1}").get("id");
        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst()).startsWith("PUT /bucket/" + id + ".txt").contains("\n" + id);
        assertThat(item(requests.getLast())).containsOnlyKeys("id", "key", "function", "createdAt", "work")
                .containsEntry("id", Map.of("S", id)).containsEntry("key", Map.of("S", id + ".txt"))
                .containsEntry("function", Map.of("S", "java-test"))
                .containsEntry("work", Map.of("S", "12eaead265975125"));
        assertThat(requests.getLast())
                .containsPattern("\"createdAt\":\\{\"S\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}");
    }

    @Test
    void whenS3FailsNothingIsRecorded() {
        assertThatThrownBy(() -> call(closed, open, "{}")).isInstanceOf(StoreFailed.class)
                .hasMessageStartingWith("S3 put failed, nothing recorded: ");
        assertThat(requests).isEmpty();
    }

    @Test
    void whenDynamoDbFailsTheErrorNamesTheOrphan() {
        assertThatThrownBy(() -> call(open, closed, "{}")).isInstanceOf(StoreFailed.class)
                .hasMessageMatching("(?s)DynamoDB put failed, orphaned object " + UUID4 + "\\.txt: .+");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aBadPayloadReachesNoStore() {
        assertThatThrownBy(() -> call(open, open, "{\"work\": -1}")).hasMessageStartingWith("Bad payload: ");
        assertThat(requests).isEmpty();
    }

    private static Map<String, Object> call(URI s3, URI dynamoDb, String event) throws IOException {
        try (S3Client objects = S3Client.builder().endpointOverride(s3).overrideConfiguration(ONCE).build();
                DynamoDbClient items =
                        DynamoDbClient.builder().endpointOverride(dynamoDb).overrideConfiguration(ONCE).build()) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            new Handler(new Store(objects, items, "bucket", "table", "java-test"), System.out)
                    .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
            return JSON.std.mapFrom(answer.toByteArray());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> item(String request) throws IOException {
        return (Map<String, Object>) JSON.std.mapFrom(request.substring(request.indexOf('\n') + 1)).get("Item");
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
