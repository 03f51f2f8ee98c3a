package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import locallambda.conformance.RawHttp.Answer;

/** Function URLs: the event that a request becomes, and the response that a result becomes. */
class FunctionUrls_ConformanceTest extends Conformance {

    /** What Python's HTTP client, with which it was recorded, sends of its own accord. */
    private static final Map<String, String> RECORDERS_HEADERS =
            Map.of("Accept", "*/*", "Accept-Encoding", "gzip, deflate");

    FunctionUrls_ConformanceTest() {
        returns("url-returns-dict", "{\"hello\": \"world\"}");
        returns("url-returns-http-response", "{\"statusCode\": 200, \"body\": \"body123\"}");
        returns("url-returns-http-response-json",
                "{\"statusCode\": 200, \"body\": \"{\\\"hello\\\": \\\"world\\\"}\"}");
        returns("url-returns-string", "\"hello\"");
        returns("url-returns-integer", "3");
        returns("url-returns-boolean", "true");
        check("url-request-id", this::theRequestIdIsThatOfTheLog);
        check("url-status-headers", this::statusHeadersAndBody);
        check("url-handler-error", () -> {
            String function = lab().deploy(lab().python("fails", Handlers.FAILS_WITH_ITS_OWN));
            expect("url-handler-error", function).answerOnly(lab().url(Recorded.of("url-handler-error"), function,
                    Map.of()));
        });
        check("url-unknown", this::unknown);
        check("url-event", () -> event("url-event"));
        check("url-multipart", () -> event("url-multipart"));
    }

    private void returns(String id, String result) {
        check(id, () -> {
            String function = lab().deploy(ConformanceLab.with(lab().python(id, Handlers.RETURNS), "RESULT", result));
            expect(id, function).answerOnly(lab().url(Recorded.of(id), function, RECORDERS_HEADERS));
        });
    }

    private void theRequestIdIsThatOfTheLog() {
        Recorded recorded = Recorded.of("url-request-id");
        String function = lab().deploy(ConformanceLab.with(lab().python("hi", Handlers.RETURNS), "RESULT", "\"hi\""));
        Expected expected = expect(recorded.id(), function);
        expected.answerOnly(lab().url(recorded, function, RECORDERS_HEADERS));
        expected.logLines(lab().log(function).stream().filter(line -> line.startsWith("END ")).toList());
    }

    private void statusHeadersAndBody() {
        Recorded recorded = Recorded.of("url-status-headers");
        String function = lab().deploy(lab().python("body", Handlers.RETURNS_ITS_BODY));
        Answer here = lab().url(recorded, function, Map.of("Content-Type", "application/json"));
        expect(recorded.id(), function).answerOnly(here);
        assertThat(Expected.json(here)).isEqualTo(recorded.answer().get("body_json"));
    }

    private void unknown() {
        Recorded recorded = Recorded.of("url-unknown");
        expect(recorded.id(), "unknown").answerOnly(lab().url(recorded, "unknown", Map.of()));
    }

    /** Of the event's headers the recording has those that it names; the text of {@code data} it decoded. */
    private void event(String id) {
        Recorded recorded = Recorded.of(id);
        String function = lab().shared("event", name -> lab().python(name, Handlers.URL_EVENT));
        ObjectNode here = (ObjectNode) Expected.json(lab().url(recorded, function, RECORDERS_HEADERS));
        JsonNode there = recorded.answer().get("event");
        if (there.get("data").isObject()) here.set("data", Expected.json(here.get("data").asText()));
        Placeholders placeholders = expect(id, function).placeholders;
        for (String member : List.of("args", "data", "domain", "method", "origin", "path"))
            placeholders.json(member, there.get(member), here.get(member));
        there.get("headers").properties().forEach(header -> {
            assertThat(here.get("headers").has(header.getKey())).as(header.getKey()).isTrue();
            placeholders.json(header.getKey(), header.getValue(), here.get("headers").get(header.getKey()));
        });
    }
}
