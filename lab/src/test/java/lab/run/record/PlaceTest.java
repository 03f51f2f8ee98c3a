package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lab.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"reference", "plain-java-large", "fidelity/tls", "fidelity/region"})
    void runJsonIsWrittenAsItWasRead(String run) throws IOException {
        JsonNode json = json(run);
        assertThat(again(json).equals(json)).isTrue();
    }

    @Test
    void aRunFromBeforeRoutesWereRecordedHasTheUsualOne() throws IOException {
        ObjectNode json = json("plain-java");
        assertThat(json.has("route") || json.has("cloud")).isFalse();
        assertThat(JSON.treeToValue(json, RunRecord.class).place()).isInstanceOfSatisfying(Place.Local.class, local -> {
            assertThat(local.route().isPlain()).isTrue();
            assertThat(local.limits().name()).isEqualTo("cgroup1");
        });
    }

    @Test
    void aRunOnAwsIsWrittenAsItWasReadAndNeverCalledLocal() throws IOException {
        ObjectNode json = json("reference");
        json.put("place", "eu-central-1");
        json.set("cloud", JSON.valueToTree(new Place.Cloud("a-stack", "123456789012", "arm64", "a-token")));
        assertThat(again(json).equals(json)).isTrue();

        Place place = JSON.treeToValue(json, RunRecord.class).place();
        assertThat(place.architecture()).isEqualTo(Architecture.ARM);
        assertThat(place.cores()).isZero();
        assertThat(List.of(place.name(), place.hardware(), place.title(), place.caption(), place.stage(),
                place.measured("1 Dec 2026"), place.restore(), place.beforeFirstCall(true), place.bill(7, "$1"),
                place.notes().toString(), place.facts().toString()))
                .noneMatch(words -> words.toLowerCase().contains("local"));
    }

    private static JsonNode again(JsonNode json) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(json, RunRecord.class)));
    }

    private static ObjectNode json(String run) throws IOException {
        return (ObjectNode) JSON.readTree(Checkout.ROOT.resolve("results").resolve(run).resolve("run.json").toFile());
    }
}
