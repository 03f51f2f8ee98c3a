package locallambda.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One answer of AWS Lambda, as {@code conformance/aws-recorded.json} has it. The head of that file explains it. */
record Recorded(String id, JsonNode json) {

    static final ObjectMapper JSON = new ObjectMapper();
    /** Runtimes that nobody here can run. */
    private static final List<String> ELSEWHERE = List.of("nodejs", "dotnet");
    private static final JsonNode FILE = read();
    private static final Map<String, Recorded> ALL = all();

    static Recorded of(String id) {
        return Optional.ofNullable(ALL.get(id)).orElseThrow(() -> new IllegalArgumentException("no case " + id));
    }

    /** The cases that count: without those of runtimes that nobody here can run. */
    static List<Recorded> counted() {
        return ALL.values().stream().filter(Recorded::here).toList();
    }

    static List<Recorded> elsewhere() {
        return ALL.values().stream().filter(any -> !any.here()).toList();
    }

    /** What the head of the file says: {@code source}, {@code licence}, {@code taken}, a pattern by its placeholder. */
    static JsonNode head() {
        return FILE;
    }

    JsonNode request() {
        return json.get("request");
    }

    JsonNode answer() {
        return json.get("answer");
    }

    String about() {
        return json.get("about").asText();
    }

    /** Whether the recording lost this; the head of the file says what each means. */
    boolean lost(String what) {
        for (JsonNode lost : json.path("lost")) if (lost.asText().equals(what)) return true;
        return false;
    }

    private boolean here() {
        for (JsonNode runtime : json.get("runtimes"))
            if (ELSEWHERE.stream().noneMatch(runtime.asText()::startsWith)) return true;
        return false;
    }

    private static Map<String, Recorded> all() {
        Map<String, Recorded> all = new LinkedHashMap<>();
        for (JsonNode one : FILE.get("cases"))
            all.put(one.get("id").asText(), new Recorded(one.get("id").asText(), one));
        return all;
    }

    private static JsonNode read() {
        try (InputStream file = Recorded.class.getResourceAsStream("/conformance/aws-recorded.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
