package contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sentence of {@code lambdas/README.md}, for one variant, over HTTP. */
abstract class Contract {

    private static final String UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    /** n = 1, from the contract's page. */
    private static final String WORK_1 = "12eaead265975125";

    private final Bench bench;
    private final Function function;

    Contract(Bench bench, String variant) {
        this.bench = bench;
        function = bench.function(variant);
    }

    @BeforeEach
    void emptyStores() {
        bench.platform().emptyStores();
    }

    @Test
    void anEmptyObjectIsStoredAndRecorded() {
        JsonNode answer = function.post("{}").json();
        String id = answer.get("id").asText();
        assertThat(id).matches(UUID4);
        assertThat(answer.get("key").asText()).isEqualTo(id + ".txt");
        assertThat(answer.properties()).hasSize(2);
        assertThat(bench.object(id + ".txt")).isEqualTo(new Bench.Stored(id, "text/plain"));
        Map<String, String> item = bench.item(id);
        assertThat(item).containsEntry("id", id).containsEntry("key", id + ".txt")
                .containsEntry("function", function.name()).containsOnlyKeys("id", "key", "function", "createdAt");
        assertThat(item.get("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        assertThat(function.post("").json().get("id").asText()).matches(UUID4);
    }

    @Test
    void otherFieldsAreIgnored() {
        assertThat(function.post("{\"colour\": \"blue\", \"n\": [1, {\"a\": null}]}").json().get("id").asText())
                .matches(UUID4);
    }

    @Test
    void aPlainEventAnswersLikeAFunctionUrl() {
        JsonNode answer = function.invoke("{\"work\": 1}").json();
        assertThat(answer.get("id").asText()).matches(UUID4);
        assertThat(answer.get("work").asText()).isEqualTo(WORK_1);
    }

    @Test
    void workGoesIntoAnswerAndItem() {
        JsonNode answer = function.post("{\"work\": 1}").json();
        assertThat(answer.get("work").asText()).isEqualTo(WORK_1);
        assertThat(bench.item(answer.get("id").asText())).containsEntry("work", WORK_1);
        assertThat(function.post("{\"work\": 0}").json().get("work").asText())
                .isEqualTo("%016x".formatted(88172645463325252L));
    }

    @Test
    void helloTouchesNoStore() {
        assertThat(function.post("{\"hello\": true}").body()).isEqualToIgnoringWhitespace("{\"hello\":true}");
        assertThat(bench.platform().contents().keys()).isEmpty();
        assertThat(bench.platform().contents().items()).isEmpty();
    }

    @Test
    void aBase64BodyIsDecoded() {
        String body = Base64.getEncoder().encodeToString("{\"work\": 1}".getBytes());
        String event =
                "{\"version\": \"2.0\", \"requestContext\": {\"http\": {\"method\": \"POST\"}}, \"isBase64Encoded\": "
                        + "true, \"body\": \"%s\"}";
        assertThat(function.invoke(event.formatted(body)).json().get("work").asText()).isEqualTo(WORK_1);
    }

    @Test
    void badPayloadsAreNamedAndNothingIsStored() {
        for (String payload : List.of("{\"work\": -1}", "{\"work\": 1000001}", "{\"work\": \"many\"}",
                "{\"work\": 1.5}", "not json", "[1]"))
            assertThat(function.post(payload).errorMessage()).as(payload).startsWith("Bad payload: ");
        assertThat(bench.platform().contents().keys()).isEmpty();
    }

    @Test
    void aFunctionUrlAnswers502WhenTheFunctionFails() {
        assertThat(function.post("{\"work\": -1}").status()).isEqualTo(502);
    }

    @Test
    void afterAnErrorTheSameEnvironmentGoesOn() {
        function.post("{\"work\": -1}");
        assertThat(function.post("{}").status()).isEqualTo(200);
    }

    @Test
    void oneLineIsLoggedForEachObject() {
        Function.Answer answer = function.invoke("{}");
        String id = answer.json().get("id").asText();
        assertThat(answer.log().lines().filter(line -> line.contains("stored"))).singleElement().asString()
                .contains("stored " + id + ".txt");
        assertThat(function.invoke("{\"hello\": true}").log()).doesNotContain("stored");
    }

    @Test
    void whenS3FailsNothingIsRecorded() {
        try (Function broken = function.with("BUCKET", "no-such-bucket")) {
            assertThat(broken.post("{}").errorMessage()).startsWith("S3 put failed, nothing recorded: ");
        }
        assertThat(bench.platform().contents().items()).isEmpty();
    }

    @Test
    void whenDynamoDbFailsTheErrorNamesTheOrphan() {
        try (Function broken = function.with("TABLE", "no-such-table")) {
            String message = broken.post("{}").errorMessage();
            String orphan = bench.platform().contents().keys().iterator().next();
            assertThat(message).startsWith("DynamoDB put failed, orphaned object " + orphan + ": ");
        }
    }

    @Test
    void missingConfigurationFailsInInit() {
        Stream.of(Map.entry("BUCKET", "S3 bucket"), Map.entry("TABLE", "DynamoDB table")).forEach(name -> {
            try (Function broken = function.without(name.getKey())) {
                assertThat(broken.invoke("{}").errorMessage())
                        .contains(name.getKey() + " is not set: give the function the name of its " + name.getValue());
            }
        });
    }

    @Test
    void clientsAreBuiltOnceSoThatALaterCallKeepsItsConnections() {
        for (int i = 0; i < 5; i++) function.post("{}");
        assertThat(function.environments()).isEqualTo(1);
    }
}
