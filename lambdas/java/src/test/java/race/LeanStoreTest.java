package race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server that answers as it is told. */
class LeanStoreTest {

    private record Request(String line, Map<String, String> headers, String body) {}

    private final UUID id = UUID.randomUUID();
    private final List<Request> requests = new ArrayList<>();
    /** What it answers next; 200 when there is nothing left. */
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] why = "why".getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(statuses.isEmpty() ? 200 : statuses.remove(), head ? -1 : why.length);
            if (!head) exchange.getResponseBody().write(why);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void firstTheObjectThenTheItem() throws IOException {
        assertThat(store().save(id, Optional.of("12eaead265975125"))).isEqualTo(id + ".txt");
        assertThat(requests).extracting(Request::line).containsExactly("PUT /bucket/" + id + ".txt", "POST /");
        assertThat(requests.getFirst().body()).isEqualTo(id.toString());
        assertThat(requests.getFirst().headers()).containsEntry("content-type", "text/plain")
                .containsEntry("x-amz-security-token", "token");
        Map<String, Object> put = JSON.std.mapFrom(requests.getLast().body());
        assertThat(put).containsEntry("TableName", "table");
        assertThat(put.get("Item")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("id", Map.of("S", id.toString())).containsEntry("function", Map.of("S", "java-test"))
                .containsEntry("work", Map.of("S", "12eaead265975125"));
        assertThat(requests.getLast().headers()).containsEntry("x-amz-target", "DynamoDB_20120810.PutItem");
    }

    @Test
    void aFaultOfTheServiceIsTriedAgain() {
        statuses.addAll(List.of(503, 500));
        store().save(id, Optional.empty());
        assertThat(requests).hasSize(4);
    }

    @Test
    void threeFaultsAreAFailure() {
        statuses.addAll(List.of(503, 503, 503));
        assertThatThrownBy(() -> store().save(id, Optional.empty())).isInstanceOf(StoreFailed.class)
                .hasMessage("S3 put failed, nothing recorded: status 503 why");
        assertThat(requests).hasSize(3);
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        statuses.addAll(List.of(200, 400));
        assertThatThrownBy(() -> store().save(id, Optional.empty()))
                .hasMessage("DynamoDB put failed, orphaned object " + id + ".txt: status 400 why");
        assertThat(requests).hasSize(2);
    }

    @Test
    void whereNobodyListensNothingIsRecorded() {
        server.stop(0);
        assertThatThrownBy(() -> store().save(id, Optional.empty()))
                .hasMessageStartingWith("S3 put failed, nothing recorded: ");
    }

    @Test
    void warmingUpChangesNothingAndMayFail() {
        statuses.addAll(List.of(403, 400));
        store().warmUp();
        assertThat(requests).extracting(Request::line).containsExactly("HEAD /bucket/", "POST /");
        server.stop(0);
        store().warmUp();
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatThrownBy(() -> LeanStore.of(Map.of("BUCKET", "b")))
                .hasMessage("TABLE is not set: give the function the name of its DynamoDB table");
    }

    private LeanStore store() {
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return LeanStore.of(Map.of("BUCKET", "bucket", "TABLE", "table", "AWS_LAMBDA_FUNCTION_NAME", "java-test",
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing",
                "AWS_SESSION_TOKEN", "token", "AWS_ENDPOINT_URL_S3", here, "AWS_ENDPOINT_URL_DYNAMODB", here));
    }
}
