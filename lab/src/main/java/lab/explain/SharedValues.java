package lab.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds in the answers of several copies of a snapshot what looks like an id or a time and is the same in all. */
final class SharedValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A UUID, a long number, hexadecimal digits, or a time as ISO 8601 writes it. */
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|-?\\d{6,}|"
            + "(?=.*\\d)[0-9a-f]{12,}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");

    private SharedValues() {}

    /**
     * @param answers of one copy each, to the same event
     * @return a sentence for each value
     */
    static List<String> of(List<String> answers, String event) {
        if (answers.size() < 2) return List.of();
        Map<String, String> shared = values(answers.getFirst());
        answers.forEach(answer -> shared.entrySet().retainAll(values(answer).entrySet()));
        return shared.entrySet().stream().filter(each -> ID.matcher(each.getValue()).matches())
                .filter(each -> !event.contains(each.getValue()))
                .map(each -> "All %d copies answered %s = %s. If this value should be unique, create it in the handler."
                        .formatted(answers.size(), each.getKey(), each.getValue()))
                .toList();
    }

    /** Values by their places, such as {@code /order/id}. */
    private static Map<String, String> values(String answer) {
        Map<String, String> values = new TreeMap<>();
        try {
            collect("", JSON.readTree(answer), values);
        } catch (JsonProcessingException e) {
            values.put("/", answer);
        }
        return values;
    }

    private static void collect(String place, JsonNode node, Map<String, String> values) {
        if (node.isValueNode()) {
            values.put(place, node.asText());
            inner(node).ifPresent(text -> collect(place, text, values)); // a body inside of an HTTP answer
        }
        node.properties().forEach(each -> collect(place + "/" + each.getKey(), each.getValue(), values));
        for (int i = 0; node.isArray() && i < node.size(); i++) collect(place + "/" + i, node.get(i), values);
    }

    private static Optional<JsonNode> inner(JsonNode node) {
        try {
            if (node.asText().startsWith("{")) return Optional.of(JSON.readTree(node.asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // it only looks like JSON
        }
        return Optional.empty();
    }
}
