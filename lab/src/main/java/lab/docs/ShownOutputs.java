package lab.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.learn.Notebook;

/**
 * A cell's outputs for GitHub, which removes pictures from HTML and ignores carriage returns. Each chart therefore
 * becomes a separate output, in the light theme. Of a text that overwrites itself, such as progress, the end is left.
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
        for (JsonNode output : printed(outputs)) {
            String html = Notebook.text(output.path("data").path(HTML));
            if (DAY.matcher(html).find()) pictures((ObjectNode) output, html, shown);
            else shown.add(output);
        }
        return shown;
    }

    /** The outputs with each run of pieces of a stream as one, as a terminal would show it; none if that is blank. */
    private static List<JsonNode> printed(JsonNode outputs) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode output : outputs) {
            JsonNode last = all.isEmpty() ? JSON.missingNode() : all.getLast();
            if (!isStream(output) || !isStream(last) || !output.path("name").equals(last.path("name")))
                all.add(output.deepCopy());
            else((ObjectNode) last).put("text",
                    Notebook.text(last.path("text")) + Notebook.text(output.path("text")));
        }
        for (JsonNode output : all)
            if (isStream(output))
                ((ObjectNode) output).put("text", Arrays.stream(Notebook.text(output.path("text")).split("\\r?\\n"))
                        .map(ShownOutputs::line).collect(Collectors.joining("\n")).strip());
        all.removeIf(output -> isStream(output) && output.path("text").asText().isEmpty());
        return all;
    }

    private static boolean isStream(JsonNode output) {
        return output.path("output_type").asText().equals("stream");
    }

    /** What is left of a line in which each part after a carriage return overwrites the ones before it. */
    private static String line(String text) {
        String seen = "";
        for (String part : text.split("\r"))
            seen = part.length() < seen.length() ? part + seen.substring(part.length()) : part;
        return seen.stripTrailing();
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
