package contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of lambda-coldstart-bench, which its rebuilt variants keep instead of the workshop's. */
@Tag("long")
class ColdstartBenchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Home.find().lambdas().resolve("bench-quarkus");
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static List<String> variants() {
        return Variants.groups(Home.find().lambdas()).get("coldstart-bench").stream().map(Variant::name).toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void hashesWritesReadsAndAnswersWithTheItem(String variant) throws IOException {
        JsonNode event = JSON.readTree(FOLDER.resolve("event.json").toFile());
        JsonNode answer = JSON.readTree(bench.function(variant).invoke(event.toString()).body());
        JSON.readTree(FOLDER.resolve("answer.json").toFile()).properties()
                .forEach(
                        field -> assertThat(answer.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(answer.path("processedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(variant)
                .isEqualTo(answer.path("runtime").asText().replace("java", "bench-quarkus").replace("-jvm", ""));
        assertThat(bench.platform().contents().items()).containsKey(event.path("id").asText());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aBadEventIsAnAnswerWithAnError(String variant) {
        assertThat(bench.function(variant).invoke("{\"id\": \"7\", \"payload\": \"a\"}").body())
                .contains("\"error\"").contains("UUID");
        assertThat(bench.function(variant).invoke("{\"id\": \"6f1a7c52-9d0e-4b43-8a57-2c3f0e5b9d18\"}").body())
                .contains("\"error\"").contains("payload");
    }
}
