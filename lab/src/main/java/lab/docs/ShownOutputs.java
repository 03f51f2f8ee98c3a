package lab.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.learn.Notebook;

/**
 * A cell's outputs for GitHub, which removes pictures from HTML. Each chart therefore becomes a separate output, in the
 * light theme.
 */
final class ShownOutputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HTML = "text/html";
    private static final Pattern STYLE = Pattern.compile("(?s)<style>.*?</style>");
    private static final Pattern NIGHT = Pattern.compile("<img class=\"race-night\"[^>]*>");
    private static final Pattern DAY =
            Pattern.compile("<img class=\"race-day\" alt=\"([^\"]*)\"[^>]* src=\"data:([^;]+);base64,([^\"]+)\">");

    private ShownOutputs() {}

    static ArrayNode of(JsonNode outputs) {
        ArrayNode shown = JSON.createArrayNode();
        for (JsonNode output : outputs) {
            String html = Notebook.text(output.path("data").path(HTML));
            if (DAY.matcher(html).find()) pictures((ObjectNode) output, html, shown);
            else shown.add(output);
        }
        return shown;
    }

    private static void pictures(ObjectNode output, String html, ArrayNode shown) {
        String words = NIGHT.matcher(STYLE.matcher(html).replaceAll("")).replaceAll("");
        String rest = DAY.matcher(words).replaceAll("");
        if (!rest.replaceAll("<[^>]*>", "").isBlank()) {
            ObjectNode text = output.deepCopy();
            ((ObjectNode) text.path("data")).put(HTML, rest);
            shown.add(text);
        }
        for (Matcher day = DAY.matcher(words); day.find();) {
            ObjectNode data = JSON.createObjectNode().put("text/plain", day.group(1));
            data.put(day.group(2), day.group(2).equals("image/svg+xml") ? decoded(day.group(3)) : day.group(3));
            ObjectNode picture =
                    JSON.createObjectNode().put("output_type", "display_data").set("data", data);
            picture.set("metadata", JSON.createObjectNode());
            shown.add(picture);
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
