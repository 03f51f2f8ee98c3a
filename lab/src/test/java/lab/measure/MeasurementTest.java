package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lab.Checkout;
import lab.Home;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.report.OwnAnswer;
import lab.report.RunReport;
import lab.run.record.Visit;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that the page shows, from its jar to the answer. */
class MeasurementTest {

    private static final Path EXAMPLE = Checkout.ROOT.resolve("docs/examples/orders");
    private static final List<Way> WAYS = List.of(Way.JVM, Way.AOT, Way.SNAPSTART_PRIMED);

    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();

    @Test
    void anOrdinaryJarIsMeasuredPricedAndAdvised() throws Exception {
        RaceSession.Outcome outcome =
                measurement().run(wish(orders(), List.of(EXAMPLE.resolve("order.json").toString()), WAYS));
        assertThat(said).anyMatch(line -> line.equals("Handler: com.acme.Orders::handleRequest."))
                .anyMatch(line -> line.contains("108 calls in all, each with order.json, plus a few calls"))
                .anyMatch(line -> line.contains("calls per second"));
        assertThat(outcome.reconcile().unexplained()).isEmpty();
        assertThat(outcome.reconcile().total().sent()).isEqualTo(108);
        assertThat(outcome.reconcile().total().succeeded()).isEqualTo(108);
        assertThat(outcome.cells()).allMatch(cell -> cell.errors().isEmpty());
        RunReport report = RunReport.of(outcome.folder());
        OwnAnswer answer = report.ownAnswer().orElseThrow();
        assertThat(answer.sentence()).contains("This run can't tell", " at 512 MB ranks first");
        assertThat(answer.text()).contains("java-jvm", "java-aot", "n = 3 environments each",
                "5,000,000 calls per month");
        assertThat(Files.readString(report.write())).contains("Handler: com.acme.Orders::handleRequest",
                "CodeUri: orders.jar", "Nothing was lost");
        assertThat(filesWith(outcome.folder(), "quantity")).isEmpty();
    }

    @Test
    void anInterruptedMeasurementGoesOnAndTakesMoreEnvironments() throws Exception {
        Path jar = Compiled.jar("Echo", """
                import com.amazonaws.services.lambda.runtime.*;
                public class Echo implements RequestHandler<Object, Object> {
                    public Object handleRequest(Object in, Context c) { return in; }
                }""", folder);
        List<String> events = new ArrayList<>(List.of("{\"id\": 7}"));
        assertThatThrownBy(() -> new Measurement(Home.find(), new RaceListener() {
            @Override
            public void visitFinished(Visit visit, double seconds) {
                throw new IllegalStateException("the power went");
            }
        }, OwnFunction.NOBODY_TO_ASK).run(wish(jar, events, List.of(Way.JVM)))).hasMessage("the power went");
        Path run;
        try (Stream<Path> all = Files.list(folder)) {
            run = all.filter(each -> Files.exists(each.resolve("run.json"))).findFirst().orElseThrow();
        }
        FileTime finished = Files.getLastModifiedTime(run.resolve("visits/000/visit.json"));
        RaceSession.Outcome outcome = measurement().resume(run, 2);
        assertThat(Files.getLastModifiedTime(run.resolve("visits/000/visit.json"))).isEqualTo(finished);
        assertThat(outcome.reconcile().nothingLost()).isTrue();
        assertThat(RunReport.of(run).ownAnswer().orElseThrow().environments()).hasValue(5);
        assertThat(filesWith(run, "\"id\"")).isEmpty();
        Files.move(jar, folder.resolve("away.jar"));
        Compiled.jar("Echo", Files.readString(folder.resolve("Echo.java")).replace("return in", "return c"), folder);
        assertThatThrownBy(() -> measurement().resume(run, 1)).isInstanceOf(Problem.class)
                .hasMessage("Your function or an event has changed since this run began.");
        assertThatThrownBy(() -> new RaceSession(Home.find(), new RaceListener() {}).resume(run, place -> null))
                .isInstanceOf(Problem.class).hasMessage("This run measured your own function.");
    }

    @Test
    void twoHandlersAreAskedFor() throws Exception {
        Path jar = Compiled.jar("Two", """
                import com.amazonaws.services.lambda.runtime.*;
                class Two implements RequestHandler<String, String> {
                    public String handleRequest(String in, Context c) { return in; }
                    static class Other extends Two {}
                }""", folder);
        assertThatThrownBy(() -> measurement().run(wish(jar, List.of("\"x\""), WAYS))).isInstanceOf(Problem.class)
                .hasMessage("chosen from [Two::handleRequest, Two$Other::handleRequest]");
    }

    @Test
    void aJarWithoutAHandlerIsNamed() throws Exception {
        Path jar = Compiled.jar("None", "class None {}", folder);
        assertThatThrownBy(() -> measurement().run(wish(jar, List.of("{}"), WAYS))).isInstanceOf(Problem.class)
                .hasMessage("No class in your function implements RequestHandler or RequestStreamHandler.");
    }

    private Measurement measurement() {
        return new Measurement(Home.find(), new RaceListener() {
            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        }, several -> {
            throw new Problem("chosen from " + several, "");
        });
    }

    private Wish wish(Path function, List<String> events, List<Way> ways) {
        return new Wish(new OwnFunction.Given(function, Optional.empty(), Map.of(), false), events, Optional.empty(),
                30,
                List.of(512), ways, 5_000_000, 0.01, "p95<20ms,cold<1s", Wish.Effort.BRIEF, Stock.NONE,
                Optional.of(folder), OptionalLong.of(7), "./jbang measure orders.jar");
    }

    /** The example as its page says to build it, in a folder of this test's own. */
    private Path orders() throws Exception {
        Path project = folder.resolve("orders");
        for (String file : List.of("pom.xml", "src/main/java/com/acme/Orders.java")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(EXAMPLE.resolve(file), project.resolve(file));
        }
        Process maven =
                new ProcessBuilder("mvn", "-q", "-B", "package").directory(project.toFile()).inheritIO().start();
        assertThat(maven.waitFor()).isZero();
        return project.resolve("target/orders.jar");
    }

    private static List<Path> filesWith(Path run, String text) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text))
                    found.add(file);
            return found;
        }
    }
}
