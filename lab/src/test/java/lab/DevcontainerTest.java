package lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The container cannot be started by a test, but what it says must be right. */
class DevcontainerTest {

    @Test
    void isJsonThatGivesWhatLimitsAndSnapshotsNeed() throws Exception {
        JsonNode container = container();
        assertThat(container.path("privileged").asBoolean()).isTrue();
        assertThat(container.path("remoteUser").asText()).isEqualTo("root");
        assertThat(container.path("features").path("ghcr.io/devcontainers/features/java:1").path("version").asText())
                .isEqualTo("25");
    }

    @Test
    void itsCommandsAreVerbs() throws Exception {
        JsonNode verbs = new ObjectMapper().readTree(Checkout.read("jbang-catalog.json")).path("aliases");
        String commands =
                container().path("postCreateCommand").asText() + " " + container().path("postAttachCommand").asText();
        assertThat(Pattern.compile("\\./jbang (\\w+)\\b").matcher(commands).results().map(verb -> verb.group(1)))
                .hasSize(3).allMatch(verbs::has);
    }

    private static JsonNode container() throws Exception {
        return new ObjectMapper().readTree(Checkout.read(".devcontainer/devcontainer.json"));
    }
}
