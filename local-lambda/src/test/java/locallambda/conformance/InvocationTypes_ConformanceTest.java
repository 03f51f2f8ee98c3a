package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import locallambda.conformance.functions.Echo;
import locallambda.conformance.RawHttp.Answer;

/** Calls that wait, that do not, and that only ask; what goes in comes out. */
class InvocationTypes_ConformanceTest extends Conformance {

    InvocationTypes_ConformanceTest() {
        answers("type-request-response-python", this::pythonEcho);
        check("type-event-python", this::anEventRunsAfterwards);
        answers("type-dry-run-python", this::pythonEcho);
        answers("returns-nothing-requestresponse-python", this::returnsNothing);
        answers("returns-nothing-event-python", this::returnsNothing);
        check("echo-values", () -> {
            List<String> payloads = new ArrayList<>();
            Recorded.of("echo-values").request().get("payloads").forEach(each -> payloads.add(each.asText()));
            echoes("echo-values", payloads);
        });
        check("echo-no-payload", () -> echoes("echo-no-payload", List.of("")));
        check("echo-5-mib", () -> echoes("echo-5-mib",
                List.of(Recorded.of("echo-5-mib").request().get("payload").asText())));
        answers("echo-5-mb-python", this::pythonEcho);
        check("state-kept-python", this::theEnvironmentIsReused);
    }

    private String pythonEcho() {
        return lab().shared("python", name -> lab().python(name, Handlers.ECHO));
    }

    private String returnsNothing() {
        return lab().shared("nothing", name -> lab().python(name, Handlers.NOTHING));
    }

    /** In all three kinds of runtime. */
    private void echoes(String id, List<String> payloads) {
        List<String> functions = List.of(
                lab().shared("java", name -> lab().java(name, "java25", Echo.class.getName()).withMemoryMb(1024)),
                lab().shared("python-1024", name -> lab().python(name, "python3.14", "handler.handler", Handlers.ECHO)
                        .withMemoryMb(1024)),
                lab().shared("handwritten", name -> lab().handwritten(name).withMemoryMb(1024)));
        for (String function : functions)
            for (String payload : payloads) {
                Expected expected = expect(id, function);
                expected.of(lab().invoke(Recorded.of(id), function, payload), expected.placeholders.filled(payload));
            }
    }

    private void anEventRunsAfterwards() {
        String function = lab().deploy(lab().python("event", Handlers.ECHO));
        expect("type-event-python", function).of(lab().invoke(Recorded.of("type-event-python"), function));
        assertThat(lab().log(function)).contains("{}");
    }

    private void theEnvironmentIsReused() {
        Recorded recorded = Recorded.of("state-kept-python");
        String function = lab().deploy(lab().python("counter", Handlers.COUNTS));
        for (var step : recorded.answer().get("steps")) {
            Answer here = lab().invoke(recorded, function);
            expect(recorded.id(), function).placeholders.json("payload", step.get("answer"), Expected.json(here));
        }
    }
}
