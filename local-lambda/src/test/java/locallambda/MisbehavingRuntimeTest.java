package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.system.Pause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A runtime that breaks the Runtime API's rules at each step: its caller hears what happened, everything is counted,
 * and the next call succeeds, in the same environment if that one still lives. The runtime itself,
 * {@code misbehaves.py}, checks what the Runtime API says to it, and ends with 99 if that is wrong.
 */
class MisbehavingRuntimeTest {

    private static final long SEED = 20_261_129;
    private static final int LONG = 1500;

    /** One for all tests: each has a function of its own, but for those that only take one step. */
    private static TestLab lab;
    private static int functions;

    @BeforeAll
    static void start() {
        lab = TestLab.start();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /**
     * @param expected the payload, or the error type behind an exclamation mark
     * @param lives    whether the environment goes on
     */
    record Step(String event, String expected, boolean lives) {

        static Step of(String name, String expected, boolean lives) {
            return new Step("{\"step\": \"" + name + "\"}", expected, lives);
        }

        static Step oddError(String body, String expected) {
            return new Step("{\"step\": \"odd error\", \"bytes\": \""
                    + Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.ISO_8859_1)) + "\"}", expected,
                    true);
        }

        @Override
        public String toString() {
            return event.length() < 100 ? event : event.substring(0, 100);
        }
    }

    static List<Step> steps() {
        String forged = "{\"errorType\": \"A\\tDuration: 0 ms\\nREPORT RequestId: x\", \"errorMessage\": \"m\"}";
        Stream<Step> good = Stream.of("good", "answer twice", "answer, then error", "wrong ids", "half an answer",
                "half a chunk", "bad chunks", "bad trailers", "half a stream", "bad headers", "no HTTP",
                "everything else", "byte by byte", "pipelined", "poll and hang up", "poll twice")
                .map(name -> Step.of(name, "\"good\"", true));
        Stream<Step> others = Stream.of(Step.of("no body", "", true), Step.of("error, then answer", "!Own", true),
                Step.of("stream with an odd error", "!Odd", true),
                Step.of("too much", "!Function.ResponseSizeTooLarge", true),
                Step.of("too much of an error", "!Function.ResponseSizeTooLarge", true),
                Step.oddError("", "!Runtime.Unknown"), Step.oddError("\u00ff\u0000rubbish", "!Runtime.Unknown"),
                Step.oddError("[1, 2]", "!Runtime.Unknown"), Step.oddError("{\"errorType\": {}}", "!Runtime.Unknown"),
                Step.oddError("{\"errorType\": 5, \"errorMessage\": [1]}", "!5"),
                Step.oddError(forged, "!A Duration: 0 ms REPORT RequestId: x"),
                Step.of("exit", "!Runtime.ExitError", false),
                Step.of("exit within an answer", "!Runtime.ExitError", false),
                Step.of("answer and exit", "\"good\"", false), Step.of("error and exit", "!Own", false),
                Step.of("exit after an answer", "\"good\"", false));
        return Stream.concat(good, others).toList();
    }

    /** @return its name */
    private static String deploy(String init, int timeoutS) {
        String name = "f" + ++functions;
        String runtime = TestLab.class.getResource("/lambda/misbehaves.py").getPath();
        lab.lambda.deploy(lab.function(name).withCommand(List.of(TestPython.command(), runtime))
                .withEnvironment(Map.of("STEP", init)).withTimeout(Duration.ofSeconds(timeoutS)));
        return name;
    }

    private static void tryStep(String function, Step step) {
        TestLab.Answer answer = lab.invoke(function, step.event());
        assertThat(answer.status()).as("%s", step).isEqualTo(200);
        Report report = lab.last().report();
        String error = step.expected().startsWith("!") ? step.expected().substring(1) : "";
        assertThat(report.errorType()).as("%s: %s", step, answer.body()).isEqualTo(error);
        assertThat(answer.header("X-Amz-Function-Error")).isEqualTo(error.isEmpty() ? "" : "Unhandled");
        if (error.isEmpty()) assertThat(answer.body()).as("%s", step).isEqualTo(step.expected());
        if (step.event().contains("hang up")) Pause.ms(500); // an event that meets a client which hangs up is lost
    }

    /** @return the environment that answered */
    private static String assertGood(String function) {
        assertThat(lab.invoke(function, "{}").body()).isEqualTo("\"good\"");
        return lab.last().environment();
    }

    /** Requests, REPORT lines in the log, and invocations that a listener heard of are the same number. */
    private static void assertCounted(String function, int requests) {
        String log = lab.log(function);
        assertThat(log).doesNotContain("the Runtime API answered", "no event:");
        assertThat(lab.lambda.counts(function)).isEqualTo(new RequestCounts(requests, requests, 0, 0));
        assertThat(log.lines().filter(line -> line.startsWith("REPORT RequestId: "))).hasSize(requests);
        assertThat(log.lines().filter(line -> line.startsWith("START RequestId: "))).hasSize(requests);
        assertThat(lab.invocations.stream().filter(each -> each.function().equals(function))).hasSize(requests);
    }

    @Test
    void theNextCallSucceeds() {
        String function = deploy("", 20);
        int calls = 1;
        for (String before = assertGood(function); calls <= 2 * steps().size(); calls += 2) {
            Step step = steps().get(calls / 2);
            tryStep(function, step);
            String after = assertGood(function);
            assertThat(after.equals(before)).as("%s: the same environment", step).isEqualTo(step.lives());
            before = after;
        }
        assertCounted(function, calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never answer", "poll instead of an answer"})
    void oneThatNeverAnswersTimesOut(String step) {
        String function = deploy("", 1);
        assertThat(lab.invoke(function, "{\"step\": \"" + step + "\"}").body())
                .contains("Task timed out after 1.00 seconds");
        assertGood(function);
        assertCounted(function, 2);
    }

    /** A step in INIT: the caller gets its error, or the call succeeds all the same. */
    @ParameterizedTest
    @CsvSource({"exit, Runtime.ExitError", "error and exit, Own", "odd error, Runtime.Unknown", "two errors, Own",
        "'error, then poll', Own", "half an error, Runtime.ExitError", "poll and exit, Runtime.ExitError",
        "answer first, ''", "no HTTP, ''"})
    void initMayFail(String step, String error) {
        String function = deploy(step, 20);
        TestLab.Answer answer = lab.invoke(function, "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lab.last().report().errorType()).isEqualTo(error);
        if (error.isEmpty()) assertThat(answer.body()).isEqualTo("\"good\"");
        assertCounted(function, 1);
    }

    @Test
    @Tag("long")
    void anInitThatNeverPollsRunsIntoItsTime() {
        String function = deploy("never poll", 20);
        assertThat(lab.invoke(function, "{}").body()).contains("Task timed out after 20.00 seconds");
        assertCounted(function, 1);
    }

    @Test
    @Tag("long")
    void anyOrderOfSteps() {
        System.out.println("The seed of the steps of a misbehaving runtime: " + SEED);
        Random random = new Random(SEED);
        String function = deploy("", 20);
        IntStream.range(0, LONG).forEach(i -> tryStep(function, steps().get(random.nextInt(steps().size()))));
        assertGood(function);
        assertCounted(function, LONG + 1);
    }
}
