package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import locallambda.conformance.RawHttp.Answer;

/** Request ids and the log: its tail, its lines, its second attempts. */
class Logs_ConformanceTest extends Conformance {

    Logs_ConformanceTest() {
        answers("log-tail-python", () -> lab().deploy(lab().python("tail", Handlers.ECHO)));
        check("error-log-tail", this::theTailOfAnError);
        check("request-id", this::oneRequestIdEverywhere);
        check("request-id-format", this::theFormatOfARequestId);
        check("async-retry-same-id", this::aRetryHasTheSameRequestId);
        check("log-stream-async-retry", this::theLogOfARetry);
    }

    private void theTailOfAnError() {
        Recorded recorded = Recorded.of("error-log-tail");
        String function = lab().deploy(lab().python("fails", Handlers.FAILS_AFTER_LOGGING));
        Answer here = TaskFolder.asOnAws(lab().invoke(recorded, function), lab().home(function));
        here.headers().put("X-Amz-Log-Result", TaskFolder.tailAsOnAws(here, lab().home(function)));
        expect(recorded.id(), function).of(here);
    }

    /** The recorded call asked for no tail: its log was read afterwards. */
    private void oneRequestIdEverywhere() {
        Recorded recorded = Recorded.of("request-id");
        String function = lab().deploy(lab().python("id", Handlers.REQUEST_ID));
        Answer here = lab().invoke(recorded, function);
        Expected expected = expect(recorded.id(), function);
        expected.placeholders.text("x-amzn-RequestId", "<request-id>", here.header("x-amzn-RequestId"));
        expected.answerOnly(here);
        expected.logLines(ofInvocations(lab().log(function)));
    }

    /**
     * Seen on ListFunctions, which is not here. So each answer of each operation that is here must have the header, and
     * what is asked for as recorded, too; no two answers have the same id.
     */
    private void theFormatOfARequestId() {
        String function = lab().deploy(lab().python("format", Handlers.FAILS_IF_ASKED).withRetries(0));
        JsonNode pattern = Recorded.of("request-id-format").answer().get("header_pattern");
        List<Answer> answers = new ArrayList<>();
        answers.add(send("GET", "/2015-03-31/functions/"));
        answers.add(send("POST", "/2021-11-15/functions/" + function + "/response-streaming-invocations"));
        answers.add(send("GET", "/2015-03-31/event-source-mappings/"));
        answers.add(send("POST", "/urls/" + function + "/"));
        answers.add(lab().call(function, "no JSON"));
        answers.add(lab().call("unknown", "{}"));
        for (String type : List.of("RequestResponse", "DryRun", "Unknown", "Event"))
            answers.add(lab().call(function, "{}", "X-Amz-Invocation-Type", type));
        assertThat(answers).extracting(Answer::status).containsExactly(404, 400, 404, 200, 400, 404, 200, 204, 400,
                202);
        pattern.properties().forEach(header -> assertThat(answers).extracting(each -> each.header(header.getKey()))
                .doesNotHaveDuplicates().allMatch(id -> id.matches(header.getValue().asText())));
    }

    private Answer send(String method, String target) {
        return RawHttp.send(lab().lambda.endpoint(), method, target, Map.of(), new byte[0]);
    }

    private void aRetryHasTheSameRequestId() {
        Recorded recorded = Recorded.of("async-retry-same-id");
        String function = lab().deploy(lab().python("retry", Handlers.FAILS_IF_ASKED).withRetries(1));
        Answer accepted = lab().invoke(recorded, function);
        Expected expected = expect(recorded.id(), function);
        expected.answerOnly(accepted);
        expected.placeholders.text("x-amzn-RequestId", "<request-id>", accepted.header("x-amzn-RequestId"));
        retry(function);
        expected.logLines(lab().log(function).stream().filter(line -> line.startsWith("END ")).toList());
        assertThat(lab().time.waiting()).as("one retry was asked for").isZero();
    }

    /** Equal in the order of its lines and in its request id; {@link Differences} says what is not. */
    private void theLogOfARetry() {
        Recorded recorded = Recorded.of("log-stream-async-retry");
        String function = lab().deploy(lab().python("stream", "python3.10", "handler.handler",
                Handlers.FAILS_WITH_ITS_OWN));
        Answer accepted = lab().invoke(recorded, function);
        Expected expected = expect(recorded.id(), function);
        expected.answerOnly(accepted);
        retry(function);
        String id = accepted.header("x-amzn-RequestId");
        assertThat(lab().log(function).stream().filter(line -> line.contains(id)).map(line -> line.split(" ")[0]))
                .containsExactly("START", "END", "REPORT", "START", "END", "REPORT");
        assertThat(lab().log(function).stream().filter(line -> line.startsWith("REPORT ")))
                .satisfiesExactly(first -> assertThat(first).contains("Init Duration"),
                        second -> assertThat(second).doesNotContain("Init Duration"));
    }

    /** Waits for the first attempt and then for the second, a minute later by a clock that does not wait. */
    private void retry(String function) {
        await().until(() -> lab().time.waiting() == 1);
        lab().time.advance(Duration.ofSeconds(59));
        assertThat(lab().time.waiting()).isOne();
        lab().time.advance(Duration.ofSeconds(1));
        await().until(() -> lab().lambda.counts(function).reported() == 2);
    }

    private static List<String> ofInvocations(List<String> log) {
        return log.stream().filter(line -> !line.startsWith("INIT_START")).toList();
    }
}
