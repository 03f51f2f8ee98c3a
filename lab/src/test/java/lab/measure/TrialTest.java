package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lab.Checkout;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.run.record.Route;
import locallambda.files.FileIsolation;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers' functions on the real local Lambda: what is wrong with them is found by one call. */
class TrialTest {

    private static final Home HOME = Home.find();

    private static final Set<String> NEVER_ANSWER = Set.of("NeverReturns", "KeepsCallingSqs");

    @TempDir
    static Path folder;
    private static LocalPlatform platform;
    private static Path jar;

    @BeforeAll
    static void someonesFunctions() throws Exception {
        jar = Compiled.jar(Checkout.ROOT.resolve("lab/src/test/resources/measure/Strange.java"), folder);
        Compiled.libraries(folder.resolve("lib"));
        platform = LocalPlatform.fresh(HOME, Route.PLAIN).open(folder.resolve("platform"));
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "NeedsVariable | Your function failed when it was called with event 1: java.lang.IllegalStateException: "
                + "ORDERS_TABLE is not set",
        "Rejects | no such country",
        "TakesNoEvent | Cannot construct instance of `Strange$Closed`",
        "NeverReturns | Your function didn't answer event 1 in time: Task timed out after 8.00 seconds",
        "FillsTmp | Your function wrote ",
        "NeedsMemory | Your function needs more than 512 MB for event 1: java.lang.OutOfMemoryError: Java heap space",
        "Prints | Your function wrote 50 MB of log output in one call with event 1.",
        "Forks | Your function started a process that is still running after the response to event 1: sleep.",
        "CallsInternet | Your function called example.com in its handler, but the lab blocks calls to the network.",
        "HidesFailure | Your function called checkip.amazonaws.com in its handler, but the lab blocks calls to the "
                + "network.",
        "CallsSqs | Your function called SQS during INIT, but there is no local SQS.",
        "KeepsCallingSqs | Your function called SQS in its handler, but there is no local SQS. The function didn't "
                + "answer event 1 "
                + "in time: Task timed out after 8.00 seconds",
        "CallsSts | Your function called STS in its handler, but there is no local STS."})
    void whatIsWrongIsOneSentence(String handler, String says) {
        assertThatThrownBy(() -> trial(handler, Map.of())).isInstanceOf(Problem.class)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(says).hasLineCount(1));
    }

    @Test
    void aCallByTheSdkForJava1IsNoticedToo() throws Exception {
        Path own = Files.createDirectory(folder.resolve("sdk1"));
        Compiled.librariesOfSdk1(own.resolve("lib"));
        Path older = Compiled.jar("Older", """
                import com.amazonaws.services.lambda.runtime.*;
                import com.amazonaws.services.sqs.*;
                public class Older implements RequestHandler<Object, String> {
                    private static final String QUEUES = AmazonSQSClientBuilder.defaultClient().listQueues().toString();
                    public String handleRequest(Object event, Context context) { return QUEUES; }
                }""", own);
        assertThatThrownBy(() -> trial(older, "Older", Map.of(), Expectation.NO_ERROR)).isInstanceOf(Problem.class)
                .hasMessageContaining("Your function called SQS during INIT, but there is no local SQS.");
    }

    @Test
    void aRecordIsAnEvent() throws Exception {
        trial("TakesRecord", Map.of(), Expectation.parse("{\"customer\": \"Ada\"}"));
    }

    @Test
    void aCallThatTheFunctionCanDoWithoutIsNoticed() throws Exception {
        assertThat(trial("TriesSqs", Map.of()).noticed()).singleElement().asString()
                .startsWith("Your function called SQS in its handler, but there is no local SQS.");
    }

    @Test
    void aSoundFunctionSeesItsVariablesAndDummyCredentials() throws Exception {
        trial("Sound", Map.of("GREETING", "hello ${world}"), Expectation.parse(
                "{\"greeting\": \"hello ${world}\", \"key\": \"local\"}"));
    }

    @Test
    void itFindsTheObjectsAndTablesThatWereDeclared() throws Exception {
        Path prices = Files.writeString(folder.resolve("prices.json"), "[1, 2]");
        new Stock(List.of(), List.of("orders:id"), List.of("shop/2026/prices.json=" + prices)).into(platform);
        trial("ReadsPrices", Map.of(), Expectation.parse("{\"prices\": [1, 2]}"));
        assertThatThrownBy(() -> new Stock(List.of(), List.of(), List.of("shop/a=nowhere"))).isInstanceOf(Problem.class)
                .hasMessage("There is no file nowhere to put into the bucket shop.");
    }

    @Test
    @EnabledIf("canHide")
    void itSeesAnEmptyHome() throws Exception {
        Path home = Path.of(System.getProperty("user.home"));
        List<String> kept = Stream.of(HOME.cache().resolve("criu"), Path.of(System.getProperty("java.home")))
                .filter(each -> each.startsWith(home) && Files.exists(each))
                .map(each -> "\"" + home.relativize(each).getName(0) + "\"").distinct().sorted().toList();
        trial("Sound", Map.of(), Expectation.parse("{\"home\": " + kept + "}"));
    }

    static boolean canHide() {
        return FileIsolation.canHide();
    }

    private static Trial trial(String handler, Map<String, String> env) throws Exception {
        return trial(handler, env, Expectation.NO_ERROR);
    }

    private static Trial trial(String handler, Map<String, String> env, Expectation expectation) throws Exception {
        return trial(jar, "Strange$" + handler, env, expectation);
    }

    private static Trial trial(Path function, String handler, Map<String, String> env, Expectation expectation)
            throws Exception {
        Path scratch = Files.createTempDirectory(folder, "scratch");
        Events events = Events.parse(List.of("{\"customer\": \"Ada\"}"));
        OwnFunction.Given given =
                new OwnFunction.Given(function, Optional.of(handler + "::handleRequest"), env, false);
        try (OwnFunction own = OwnFunction.of(HOME, given, events, several -> "", line -> {}, scratch)) {
            int seconds = NEVER_ANSWER.contains(handler.replace("Strange$", "")) ? 8 : 60; // enough for all others on a
                                                                                           // busy machine
            platform.adjusting(config -> own.kept(config, platform, seconds));
            Trial trial = new Trial(platform, events, expectation, own.border());
            trial.median(own.built(), 512);
            return trial;
        }
    }
}
