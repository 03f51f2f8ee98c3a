package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import locallambda.conformance.RawHttp.Answer;
import locallambda.report.RequestCounts;

/** What is refused, by size, by form or because too much runs already. */
class Limits_ConformanceTest extends Conformance {

    Limits_ConformanceTest() {
        check("payload-not-json-body", this::notDelivered);
        check("response-too-large", () -> tooLarge("response-too-large", List.of(1)));
        check("response-too-large-again", () -> tooLarge("response-too-large-again", List.of(1, 2)));
        check("response-6-mib", this::sixMegabytes);
        answers("throttled-zero", () -> lab().deploy(lab().python("zero", Handlers.ECHO).withConcurrency(0)));
        check("throttled-one", this::oneAtATime);
    }

    private void notDelivered() {
        String function = lab().deploy(lab().python("echo", Handlers.ECHO));
        expect("payload-not-json-body", function).of(lab().invoke(Recorded.of("payload-not-json-body"), function));
        assertThat(lab().lambda.counts(function)).isEqualTo(new RequestCounts(1, 0, 0, 1));
    }

    /** What the handler printed is in the log, as often as {@code calls} says. */
    private void tooLarge(String id, List<Integer> calls) {
        String function = lab().deploy(lab().python(id, Handlers.LETTERS));
        for (int call : calls) {
            expect(id, function).of(lab().invoke(Recorded.of(id), function));
            assertThat(lab().log(function).stream().filter(line -> line.startsWith("letters: "))).hasSize(call);
        }
    }

    private void sixMegabytes() {
        String function = lab().deploy(lab().python("six", Handlers.LETTERS));
        Answer here = lab().invoke(Recorded.of("response-6-mib"), function);
        expect("response-6-mib", function).of(here, "\"" + "a".repeat(6291456) + "\"");
    }

    private void oneAtATime() {
        Recorded recorded = Recorded.of("throttled-one");
        String function = lab().deploy(lab().python("one", Handlers.WAITS));
        String first = lab().call(function, "{\"wait\": 2}", "X-Amz-Invocation-Type", "Event")
                .header("x-amzn-RequestId");
        await().until(() -> !lab().lambda.processIds(function).isEmpty());
        expect(recorded.id(), function).of(lab().invoke(recorded, function, "{\"wait\": 0}"));
        String second = lab().call(function, "{\"wait\": 0}", "X-Amz-Invocation-Type", "Event")
                .header("x-amzn-RequestId");
        assertThat(lab().log(function)).containsSubsequence("END RequestId: " + first, "END RequestId: " + second);
    }
}
