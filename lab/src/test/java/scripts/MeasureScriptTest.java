package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.measure.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends in one sentence, the next step, and an exit code that a script can check. */
class MeasureScriptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | Pass exactly one of these: a function to measure",
        "none.jar --resume results/none --event {} | Pass exactly one of these: a function to measure",
        "--more 2 | --more adds environments to an existing run", "none.jar | Your function needs an event",
        "none.jar --event {} --as jar | \"jar\" isn't a way to run a function",
        "none.jar --event {} --memory 64 | AWS Lambda has no", "none.jar --event {} --timeout 0 | AWS Lambda has no",
        "none.jar --event {} --cold-share 2 | The share of cold starts can't be 2.0",
        "none.jar --event {} --calls-per-month 0 | The number of calls per month can't be 0"})
    void optionsThatCannotWorkAreNamed(String options, String says) {
        refused(says, options.isEmpty() ? List.of() : List.of(options.split(" ")));
    }

    @Test
    void twoEffortsAreAMistakeOfTheCommandLine() {
        assertThat(Script.refused("measure", "none.jar", "--event", "{}", "--quick", "--thorough").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aFunctionOrAnEventThatIsNoneIsNamed() throws Exception {
        String none = Compiled.jar("None", "class None {}", folder).toString();
        measured("There is no ", folder.resolve("missing.jar").toString(), "{}");
        measured("No class in your function implements RequestHandler", none, "{}");
        measured("isn't JSON: line 1", none, "{\"a\": 1");
        measured("is neither a file nor JSON nor the name of a canned event", none, "missing.json");
    }

    @Test
    void nobodyIsAskedForOneOfTwoHandlersWithoutATerminal() throws Exception {
        Path jar = Compiled.jar("Two", """
                import com.amazonaws.services.lambda.runtime.*;
                class Two implements RequestHandler<String, String> {
                    public String handleRequest(String in, Context c) { return in; }
                    static class Other extends Two {}
                }""", folder);
        measured("Choose one with --handler Two::handleRequest", jar.toString(), "{}");
    }

    /** With the network, because a process that has given it up never gets it back. */
    private void measured(String says, String jar, String event) {
        refused(says, List.of(jar, "--event", event, "--allow-network", "--out", folder.resolve("out").toString()));
    }

    private void refused(String says, List<String> arguments) {
        Script.Said measure = Script.refused("measure", new ArrayList<>(arguments).toArray(String[]::new));
        assertThat(measure.exitCode()).as(measure.output()).isEqualTo(1);
        assertThat(measure.output()).contains(says).doesNotContain("\tat ");
    }
}
