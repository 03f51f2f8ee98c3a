package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ShownOutputsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aChartBecomesAPictureOfTheLightThemeWithItsWords() {
        ArrayNode shown =
                shown("<style>x</style>" + image("day", "<svg>day</svg>") + image("night", "<svg>night</svg>"));
        assertThat(shown).hasSize(1);
        JsonNode data = shown.get(0).path("data");
        assertThat(data.path("image/svg+xml").asText()).isEqualTo("<svg>day</svg>");
        assertThat(data.path("text/plain").asText()).isEqualTo("Chart: rust starts first");
    }

    /** As cells draw a chart for {@code --look}. */
    @Test
    void aPngStaysAPng() {
        JsonNode data = shown("<img class=\"race-day\" alt=\"Chart: x\" style=\"max-width:100%\" "
                + "src=\"data:image/png;base64,iVBOR\">").get(0).path("data");
        assertThat(data.path("image/png").asText()).isEqualTo("iVBOR");
        assertThat(data.path("text/plain").asText()).isEqualTo("Chart: x");
    }

    @Test
    void wordsBesideAChartStay() {
        ArrayNode shown = shown("<p>Two things</p>" + image("day", "<svg/>") + image("night", "<svg/>"));
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).path("data").path("text/html").asText()).contains("Two things").doesNotContain("<img");
    }

    @Test
    void whatHasNoChartIsLeftAlone() {
        assertThat(shown("<table><tr><td>1</td></tr></table>").get(0).path("data").path("text/html").asText())
                .startsWith("<table>");
    }

    @Test
    void ofProgressNothingIsLeft() {
        assertThat(streams("\rdeploying: 2 s", "\rdeploying: 3 s", "\r               \r")).isEmpty();
    }

    @Test
    void ofTextThatOverwritesItselfTheEndIsLeft() {
        assertThat(streams("\rcold starts: 9 of 10", "\rcold starts: 10 of 10\nbuilt\n", "\r     \rin 3 s\n"))
                .singleElement().satisfies(output -> assertThat(output.path("text").asText())
                        .isEqualTo("cold starts: 10 of 10\nbuilt\nin 3 s"));
    }

    @Test
    void printedTextStaysWithItsIndents() {
        assertThat(streams("a\n  b\r\n", "\n  c\n")).singleElement()
                .satisfies(output -> assertThat(output.path("text").asText()).isEqualTo("a\n  b\n\n  c"));
    }

    private static ArrayNode streams(String... texts) {
        ArrayNode outputs = JSON.createArrayNode();
        for (String text : texts)
            outputs.addObject().put("output_type", "stream").put("name", "stdout").put("text", text);
        return ShownOutputs.of(outputs);
    }

    private static ArrayNode shown(String html) {
        ObjectNode output = JSON.createObjectNode().put("output_type", "execute_result");
        output.putObject("data").put("text/html", html).put("text/plain", "words");
        return ShownOutputs.of(JSON.createArrayNode().add(output));
    }

    private static String image(String theme, String svg) {
        return ("<img class=\"race-%s\" alt=\"Chart: rust starts first\" style=\"max-width:100%%\" "
                + "src=\"data:image/svg+xml;base64,%s\">")
                .formatted(theme, Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
