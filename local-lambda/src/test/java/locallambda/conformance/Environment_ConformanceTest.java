package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import locallambda.TestPython;
import locallambda.conformance.RawHttp.Answer;
import locallambda.runtime.FunctionConfig;

/** What a function finds: its environment variables, its context, its trace, the sandbox around it. */
class Environment_ConformanceTest extends Conformance {

    private final Map<String, Function<String, FunctionConfig>> facts = Map.of(
            "java21", name -> lab().java(name, "java21", "echo.Handler"),
            "java25", name -> lab().java(name, "java25", "echo.Handler"),
            "python3.13", name -> lab().python(name, "python3.13", "handler.handler", Handlers.FACTS),
            "provided.al2023", name -> lab().handwritten(name, "facts"));

    Environment_ConformanceTest() {
        answers("context-python",
                () -> lab().deploy(lab().python("context", Handlers.CONTEXT).withTimeout(Duration.ofSeconds(10))));
        facts.keySet().forEach(runtime -> check("environment-" + runtime, () -> factsOf(runtime)));
        check("qualified-arn-java25", () -> qualified("java25"));
        check("qualified-arn-provided.al2023", () -> qualified("provided.al2023"));
        check("environment-python3.14-128", this::variablesOfPython);
        answers("environment-own",
                () -> lab().deploy(ConformanceLab.with(lab().python("own", Handlers.HELLO), "Hello", "World")));
        check("ulimits", this::limits);
        check("trace-at-import-passthrough", this::aTraceForEachCall);
        check("trace-header", this::theCallersTrace);
    }

    private String deployed(String runtime) {
        return lab().shared(runtime.replace('.', '-'), name -> ConformanceLab.with(facts.get(runtime).apply(name),
                "TEST_KEY", "TEST_VAL").withMemoryMb(1024));
    }

    /** The context is AWS's; of the variables, those that {@link OwnVariables} names are not. */
    private void factsOf(String runtime) {
        Recorded recorded = Recorded.of("environment-" + runtime);
        String function = deployed(runtime);
        JsonNode here = Expected.json(lab().invoke(recorded, function));
        Placeholders placeholders = expect(recorded.id(), function).placeholders;
        placeholders.json("context", recorded.answer().get("context"), here.get("context"));
        variables(recorded, recorded.answer().get("environment"), here.get("environment"), function);
    }

    private void variablesOfPython() {
        Recorded recorded = Recorded.of("environment-python3.14-128");
        String function =
                lab().deploy(lab().python("small", "python3.14", "handler.handler", Handlers.ENVIRONMENT));
        JsonNode here = Expected.json(lab().invoke(recorded, function));
        variables(recorded, recorded.answer().get("payload_json").get("environment"), here.get("environment"),
                function);
    }

    private void variables(Recorded recorded, JsonNode there, JsonNode here, String function) {
        var differing = new TreeSet<String>();
        OwnVariables.names(there, here).forEach(name -> {
            if (OwnVariables.differs(recorded, lab(), function, there.get(name), here.get(name))) differing.add(name);
        });
        assertThat(differing).isEqualTo(OwnVariables.of(recorded.id()));
    }

    private void qualified(String runtime) {
        Recorded recorded = Recorded.of("qualified-arn-" + runtime);
        String function = deployed(runtime);
        Answer answer = lab().invoke(recorded, function);
        assertThat(answer.status()).isEqualTo(recorded.answer().get("status").asInt());
        JsonNode here = Expected.json(answer).get("context");
        JsonNode plain = Expected.json(lab().call(function, "{}")).get("context");
        Placeholders placeholders = expect(recorded.id(), function).placeholders;
        JsonNode differs = recorded.answer().get("context_differs");
        differs.properties().forEach(member -> placeholders.json(member.getKey(), member.getValue(),
                here.get(member.getKey())));
        for (String same : new String[] {"function_name", "function_version", "log_group_name", "memory_limit_in_mb"})
            assertThat(here.get(same)).as(same).isEqualTo(plain.get(same));
    }

    /** The kinds are AWS's; the values are those of the user who runs the function. */
    private void limits() throws Exception {
        Recorded recorded = Recorded.of("ulimits");
        String function = lab().deploy(lab().python("limits", Handlers.LIMITS));
        JsonNode here = Expected.json(lab().invoke(recorded, function));
        String without = Handlers.LIMITS + "\nimport json\nprint(json.dumps(handler(None, None)))";
        assertThat(here).isEqualTo(Expected.json(TestPython.run(TestPython.command(), "-c", without)));
        assertThat(here.fieldNames()).toIterable()
                .containsExactlyElementsOf(recorded.answer().get("payload_json")::fieldNames);
    }

    private void aTraceForEachCall() {
        Recorded recorded = Recorded.of("trace-at-import-passthrough");
        String function = lab().deploy(lab().python("trace", Handlers.TRACE));
        JsonNode first = Expected.json(lab().invoke(recorded, function));
        JsonNode second = Expected.json(lab().invoke(recorded, function));
        assertThat(first.get("at_import")).isEqualTo(recorded.answer().get("at_import"));
        assertThat(first.get("in_handler").asText()).startsWith("Root=1-");
        assertThat(second.get("in_handler").asText()).startsWith("Root=1-")
                .isNotEqualTo(first.get("in_handler").asText());
    }

    private void theCallersTrace() {
        Recorded recorded = Recorded.of("trace-header");
        String function = lab().deploy(lab().python("traced", Handlers.TRACE));
        JsonNode here = Expected.json(lab().invoke(recorded, function));
        assertThat(here.get("in_handler").asText().split(";"))
                .contains("Root=" + recorded.answer().get("trace_root").asText());
    }
}
