package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import locallambda.conformance.RawHttp.Answer;
import locallambda.conformance.functions.Throws;

/** Handlers that raise, runtimes that end, and time that is over. */
class Errors_ConformanceTest extends Conformance {

    Errors_ConformanceTest() {
        check("error-python", this::theTraceOfAPythonHandler);
        answers("error-python3.13", () -> lab().deploy(lab().python("asked", Handlers.FAILS_AS_ASKED)));
        answers("error-java25", () -> lab().deploy(lab().java("java", "java25", Throws.class.getName())));
        List.of("error-rust", "error-go").forEach(id -> answers(id, () -> reported(id)));
        answers("exit-in-handler", () -> lab().deploy(lab().python("exits", Handlers.EXITS)));
        answers("wrapper-missing", () -> lab().deploy(ConformanceLab.with(lab().python("wrapped", Handlers.ECHO),
                "AWS_LAMBDA_EXEC_WRAPPER", "/idontexist.sh")));
        check("timeout", () -> assertThat(waiting("timeout", 1)).contains("starting wait")
                .doesNotContain("done waiting"));
        check("no-timeout", () -> assertThat(waiting("no-timeout", 2)).contains("starting wait", "done waiting"));
    }

    /** AWS's folder of the function is /var/task; the trace names the one that it has here. */
    private void theTraceOfAPythonHandler() {
        Recorded recorded = Recorded.of("error-python");
        String function = lab().deploy(
                lab().python("fails", "python3.12", "lambda_handler_error.handler", Handlers.FAILS));
        Answer here = lab().invoke(recorded, function);
        expect(recorded.id(), function).of(TaskFolder.asOnAws(here, lab().home(function)));
    }

    /** The client of that language would report this error; what the platform makes of it is what counts here. */
    private String reported(String id) {
        JsonNode error = Recorded.of(id).answer().get("payload_json");
        return lab().deploy(lab().handwritten(id, "fail", error.toString()));
    }

    /** The log of it. */
    private List<String> waiting(String id, int timeout) {
        String function = lab().deploy(lab().python(id, Handlers.WAITS).withTimeout(Duration.ofSeconds(timeout)));
        expect(id, function).of(lab().invoke(Recorded.of(id), function));
        return lab().log(function);
    }
}
