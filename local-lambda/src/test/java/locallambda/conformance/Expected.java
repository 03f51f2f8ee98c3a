package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import locallambda.conformance.RawHttp.Answer;

/** Compares an answer with the recorded one in all that was recorded: status, headers, payload, error, log. */
final class Expected {

    private final Recorded recorded;
    final Placeholders placeholders;

    Expected(Recorded recorded, Map<String, String> known) {
        this.recorded = recorded;
        this.placeholders = new Placeholders(recorded, known);
    }

    /** All that the case says of an answer. @param sent the payload that it was an answer to */
    void of(Answer here, String sent) {
        JsonNode answer = recorded.answer();
        answer(here, sent);
        if (answer.has("log")) log(tail(here));
        if (answer.has("log_lines")) logLines(ConformanceLab.lines(tail(here)));
    }

    void of(Answer here) {
        of(here, sent());
    }

    /** What the case says of an answer, except of its log. */
    void answerOnly(Answer here) {
        answer(here, sent());
    }

    private String sent() {
        return placeholders.filled(recorded.request().path("payload").asText());
    }

    private void answer(Answer here, String sent) {
        JsonNode answer = recorded.answer();
        if (answer.has("status")) assertThat(here.status()).as(here.body()).isEqualTo(answer.get("status").asInt());
        answer.path("headers").properties().forEach(header -> header(here, header.getKey(), header.getValue()));
        if (answer.has("payload")) placeholders.text("payload", answer.get("payload").asText(), here.body());
        if (answer.has("payload_json")) placeholders.json("payload", answer.get("payload_json"), json(here));
        if (answer.has("payload_equals")) assertThat(json(here).equals(Expected.json(sent))).as("echo").isTrue();
        if (answer.has("body")) assertThat(here.body()).isEqualTo(answer.get("body").asText());
        if (answer.has("error")) error(here);
    }

    private void header(Answer here, String name, JsonNode value) {
        if (value.isNull()) assertThat(here.headers()).doesNotContainKey(name);
        else placeholders.text(name, value.asText(), here.header(name));
    }

    private void error(Answer here) {
        JsonNode answer = recorded.answer();
        assertThat(here.header("x-amzn-ErrorType")).as(here.body()).isEqualTo(answer.get("error").asText());
        JsonNode body = json(here);
        if (answer.has("body_members")) {
            assertThat(members(body).keySet()).isEqualTo(members(answer.get("body_members")).keySet());
            answer.get("body_members").properties().forEach(member -> placeholders.text(member.getKey(),
                    member.getValue().asText(), body.get(member.getKey()).asText()));
        }
        if (answer.has("message")) placeholders.text("message", answer.get("message").asText(), message(body));
        if (answer.has("violations")) violations(message(body));
    }

    /** Their order was lost. */
    private void violations(String message) {
        int count = recorded.answer().get("count").asInt();
        String[] head = message.split(" detected: ", 2);
        assertThat(head[0]).isEqualTo(count == 1 ? "1 validation error" : count + " validation errors");
        List<String> here = Stream.of(head[1].split("; ")).sorted().toList();
        assertThat(here).hasSize(count);
        List<String> there = Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> recorded.answer().get("violations").get(i).asText()).map(placeholders::filled).sorted()
                .toList();
        assertThat(here).isEqualTo(there);
    }

    /** The whole log, with its line ends. */
    void log(String here) {
        StringBuilder there = new StringBuilder();
        recorded.answer().get("log").forEach(line -> there.append(line.asText()));
        placeholders.text("log", there.toString(), here);
    }

    /** The lines of the log; those of REPORT only where the recording has them. */
    void logLines(List<String> here) {
        JsonNode there = recorded.answer().get("log_lines");
        boolean reports = !recorded.lost("log-lines");
        List<String> lines = here.stream().filter(line -> reports || !line.startsWith("REPORT ")).map(String::strip)
                .toList();
        assertThat(lines).as("log").hasSize(there.size());
        for (int i = 0; i < lines.size(); i++)
            placeholders.text("log line " + i, there.get(i).asText().strip(), lines.get(i));
    }

    static String tail(Answer here) {
        return new String(Base64.getDecoder().decode(here.header("X-Amz-Log-Result")),
                StandardCharsets.UTF_8);
    }

    static JsonNode json(Answer here) {
        return json(here.body());
    }

    static JsonNode json(String text) {
        try {
            return Recorded.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text.substring(0, Math.min(500, text.length())), e);
        }
    }

    private static String message(JsonNode body) {
        return body.path("message").asText(body.path("Message").asText());
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
