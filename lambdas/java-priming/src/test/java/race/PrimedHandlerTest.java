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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PrimedHandlerTest {

    private static final Map<String, String> FUNCTION =
            Map.of("BUCKET", "b", "TABLE", "t", "AWS_LAMBDA_FUNCTION_NAME", "f");

    @Test
    void theSdkTakesThePretendedAnswersForThoseOfTheStores() throws IOException {
        UUID id = UUID.randomUUID();
        try (PretendStores stores = new PretendStores(); Store store = Store.at(stores.address(), FUNCTION)) {
            assertThat(store.save(id, Optional.of("work"))).isEqualTo(id + ".txt");
        }
    }

    @Test
    void onePrimedCallTakesTheWholePathThroughBothStores() throws IOException {
        assertThat(requests(FUNCTION)).containsExactly("PUT", "POST");
    }

    @Test
    void theVariableSaysHowManyCallsAndTheHandlerTakesEachEvent() throws IOException {
        assertThat(requests(with("PRIMING", "7"))).hasSize(14);
    }

    @Test
    void afterwardsItAnswersAsTheFunction() throws IOException {
        PrimedHandler handler = new PrimedHandler(FUNCTION);
        handler.beforeCheckpoint(null);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream("{\"hello\": true}".getBytes(StandardCharsets.UTF_8)), answer,
                null);
        assertThat(JSON.std.mapFrom(answer.toByteArray())).isEqualTo(Map.of("hello", true));
    }

    @Test
    void aDepthThatIsNoNumberFailsThePublication() {
        PrimedHandler handler = new PrimedHandler(with("PRIMING", "many"));
        assertThatThrownBy(() -> handler.beforeCheckpoint(null)).isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("many");
    }

    /** Methods of the requests that priming sends to the stores, by a server that takes everything. */
    private static List<String> requests(Map<String, String> environment) throws IOException {
        List<String> methods = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            methods.add(exchange.getRequestMethod());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            new Priming(environment).run(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
        return methods;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(FUNCTION);
        environment.put(name, value);
        return environment;
    }
}
