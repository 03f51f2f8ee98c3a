package lab.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import locallambda.system.Problem;

/**
 * Which responses from a user's function are successes, in addition to the rule that the function must not fail.
 *
 * @param json what the response must contain; null requires nothing, as a whole or as a value in it
 */
public record Expectation(JsonNode json) {

    static final Expectation NO_ERROR = new Expectation(NullNode.instance);

    /**
     * Reads a status such as {@code 201}, which the answer's {@code statusCode} must be, or JSON that the answer must
     * contain.
     *
     * @throws Problem if it is neither
     */
    public static Expectation parse(String text) {
        try {
            JsonNode json = Events.JSON.readTree(text);
            if (json.isInt()) return new Expectation(Events.JSON.createObjectNode().put("statusCode", json.intValue()));
            if (json.isContainerNode()) return new Expectation(json);
        } catch (JsonProcessingException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    /** The expectation in {@code --expect}. Without this option, an answer only has to be free of errors. */
    static Expectation of(Optional<String> text) {
        return text.map(Expectation::parse).orElse(NO_ERROR);
    }

    private static Problem unreadable(String text, Exception cause) {
        return new Problem("--expect " + text + " is neither a status nor JSON.",
                "Write 201, or a part of the response: --expect '{\"statusCode\": 200}'.", cause);
    }

    /** Whether an answer is as expected. Without {@code --expect} a status of 400 or more is no success either. */
    public boolean met(String answer) {
        JsonNode node = parsed(answer);
        if (json.isNull()) return node.path("statusCode").asInt(0) < 400;
        return contains(node, json);
    }

    /** What is expected, for people. */
    public String words() {
        return json.isNull() ? "no function error, and no statusCode of 400 or more" : "a response with " + json;
    }

    /** As {@code contains} in {@code scripts/k6/lib.js}. */
    private static boolean contains(JsonNode answer, JsonNode expected) {
        if (expected.isNull()) return true;
        if (expected.isNumber()) return answer.isNumber() && answer.doubleValue() == expected.doubleValue();
        if (!expected.isContainerNode()) return answer.equals(expected);
        JsonNode value = answer.isTextual() ? parsed(answer.textValue()) : answer;
        if (expected.isArray()) {
            if (!value.isArray() || value.size() != expected.size()) return false;
            for (int i = 0; i < expected.size(); i++) if (!contains(value.get(i), expected.get(i))) return false;
            return true;
        }
        return value.isObject() && expected.propertyStream()
                .allMatch(field -> contains(value.path(field.getKey()), field.getValue()));
    }

    private static JsonNode parsed(String text) {
        try {
            return Events.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
