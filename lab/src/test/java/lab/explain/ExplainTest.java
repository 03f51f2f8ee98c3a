package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lab.Home;
import lab.chart.Cause;
import lab.chart.CauseBars;
import lab.chart.TakenApart;
import lab.measure.Archive;
import lab.measure.OwnFunction;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.limits.Limits;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cold starts of the real java-jvm and python on the real local Lambda. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {

    private static final int MEMORY_MB = 512;

    @TempDir
    static Path folder;
    private Built java;
    private Explanation jvm;
    private Explanation python;
    private Path page;

    @BeforeAll
    void explain() throws Exception {
        Home home = Home.find();
        Limits limits = Limits.detect();
        List<Built> builds =
                List.copyOf(Participants.of(home, List.of("java-jvm", "python"), line -> {}).builds().values());
        java = builds.getFirst();
        List<Subject> subjects = builds.stream().map(built -> Subject.of(built, "{}")).toList();
        List<Explanation> all = new Explain(home, MEMORY_MB, 1, true, System.out::println).run(subjects, limits,
                (done, _) -> {
                    page = ExplainPage.of(done, MEMORY_MB, limits.name()).write(folder);
                    return done;
                });
        jvm = all.getFirst();
        python = all.getLast();
    }

    @Test
    void anOwnJarIsTakenApartWithItsOwnEvent() throws Exception {
        Home home = Home.find();
        try (OwnFunction own = OwnFunction.of(home,
                new OwnFunction.Given(greeter(), Optional.empty(), Map.of("GREETING", "Hello"), false),
                OwnFunction.NOBODY_TO_ASK, line -> {},
                Files.createDirectory(folder.resolve("own")))) {
            Explanation mine = new Explain(home, MEMORY_MB, 1, false, System.out::println).run(
                    List.of(Subject.of("greeter", own, own.built(), "{\"name\": \"Ada\"}")), Limits.detect(),
                    (done, _) -> done.getFirst());
            assertThat(mine.variant()).isEqualTo("greeter");
            assertThat(mine.owners()).extracting(Explanation.Owner::name).contains(Owners.YOURS, Owners.CLIENT);
            assertThat(mine.events().orElseThrow().calls()).extracting(Events.Call::what)
                    .containsExactly("handler's constructor", Events.EVENT, "handler");
        }
    }

    /** It fails without its variable and without a name in its event. */
    private Path greeter() throws IOException {
        Path source = Files.writeString(folder.resolve("Greeter.java"), """
                import com.amazonaws.services.lambda.runtime.*;
                import java.util.Map;
                public class Greeter implements RequestHandler<Map<String, String>, String> {
                    public String handleRequest(Map<String, String> event, Context context) {
                        return System.getenv("GREETING").concat(event.get("name"));
                    }
                }""");
        Path jar = folder.resolve("greeter.jar");
        try (Stream<Path> files = Files.walk(java.folder())) {
            assertThat(Archive.compile(List.of(source),
                    files.filter(file -> file.toString().endsWith(".jar")).toList(), Map.of(), jar)).isTrue();
        }
        return jar;
    }

    /** Alone, because on a busy machine more of the time has no cause that can be seen. */
    @Test
    @Tag("alone")
    void causesSumToWhatWasMeasured() {
        for (Explanation one : List.of(jvm, python)) {
            double total = one.starts().plain().totalMs();
            assertThat(Anatomy.sum(one.anatomy().whole())).isCloseTo(total, within(0.05 * total));
            assertThat(one.anatomy().whole().getOrDefault(Cause.UNATTRIBUTED, 0.0)).isLessThan(0.05 * total);
        }
    }

    @Test
    void aProfileDividesTheRunningTimeOfMain() {
        assertThat(jvm.anatomy().whole()).containsKeys(Cause.LOADING, Cause.INTERPRETING, Cause.COMPILED, Cause.JVM,
                Cause.STORES).doesNotContainKey(Cause.RUNNING);
        assertThat(jvm.anatomy().init().get(Cause.LOADING)).isGreaterThan(jvm.anatomy().init().get(Cause.COMPILED));
    }

    @Test
    void aProcessThatIsNoJvmHasItsBarToo() {
        assertThat(python.anatomy().whole()).containsKeys(Cause.RUNNING, Cause.STORES);
        assertThat(python.steps()).extracting(Explanation.Step::what).containsExactly("the process starts",
                "INIT ends: the runtime asks for its first event", "the response");
        assertThat(python.steps()).extracting(Explanation.Step::ms).isSorted();
        assertThat(python.steps().getLast().ms()).isEqualTo(python.starts().plain().totalMs());
        assertThat(python.starts().overheads()).isEmpty();
    }

    @Test
    void theTimeLineGoesFromTheProcessToTheAnswer() {
        assertThat(jvm.steps()).extracting(Explanation.Step::ms).isSorted();
        assertThat(jvm.steps()).extracting(Explanation.Step::classes).isSorted();
        assertThat(jvm.steps()).extracting(Explanation.Step::what).containsExactly("the process starts",
                "the JVM loads its first class", "the runtime client's first class is loaded",
                "the handler's class is loaded",
                "the handler's class is initialized and its constructor "
                        + "runs",
                "INIT ends: the runtime asks for its first event",
                "the response");
        assertThat(jvm.steps().getLast().classes()).isGreaterThan(2_000);
    }

    @Test
    void classesHaveOwners() {
        assertThat(jvm.owners()).extracting(Explanation.Owner::name).contains(Owners.JDK, Owners.YOURS, Owners.CLIENT)
                .anyMatch(name -> name.startsWith("sdk-core-"));
        assertThat(jvm.packages()).hasSize(10).isSortedAccordingTo(
                (a, b) -> Double.compare(b.loadMs(), a.loadMs())).noneMatch(each -> each.name().startsWith("jdk.jfr"));
    }

    @Test
    void everyToolWorksAndItsCostIsKnown() {
        assertThat(jvm.starts().failed()).isEmpty();
        assertThat(jvm.starts().overheads()).containsOnlyKeys(Tool.CLASSES, Tool.EVENTS, Tool.CPU, Tool.WALL);
    }

    @Test
    void theFlightRecorderNamesConstructorHandlerAndSdkCalls() {
        assertThat(jvm.events().orElseThrow().calls()).extracting(Events.Call::what)
                .containsExactly("handler's constructor", Events.EVENT, "handler", "S3 putObject",
                        "DynamoDb putItem");
        assertThat(jvm.events().orElseThrow().io()).containsKeys("Socket Read, S3", "Socket Read, DynamoDB");
    }

    @Test
    void compilersHaveTheirOwnCpuTime() {
        ColdStart plain = jvm.starts().plain();
        assertThat(plain.seen().cpuByKind(plain.endNanos())).containsKeys("main", "C1 compiler", "GC and VM thread");
        assertThat(jvm.log().orElseThrow().compiled().get("C1")).isGreaterThan(500);
    }

    @Test
    void thePageIsOneFileWithFlameGraphs() throws IOException {
        String html = Files.readString(page);
        assertThat(html.split("<iframe ", -1)).hasSize(5);
        assertThat(html).contains("Flame graph: java-jvm, first invocation: CPU").doesNotContain("<link",
                "src=\"http");
        assertThat(folder.resolve("where-the-time-goes.png")).exists();
    }

    @Test
    void picturesAndTablesComeFromWhatWasKept() throws IOException {
        TakenApart kept = TakenApart.read(folder);
        assertThat(kept.bars()).extracting(CauseBars.Bar::variant).containsExactly("java-jvm", "python");
        assertThat(kept.bars().getFirst().ms()).isEqualTo(jvm.anatomy().whole());
        assertThat(kept.picture().words().caption()).contains("n = 1 cold starts");
        Kept tables = new Kept(folder);
        assertThat(tables.markdown("java-jvm", "owners").orElseThrow()).contains("| owner | classes |", "| JDK |",
                "*Local lab, ");
        assertThat(tables.markdown("python", "time-line").orElseThrow()).contains("| what happens | ms |",
                "| the response |");
        assertThat(tables.markdown(Kept.ALL, "causes").orElseThrow()).contains("| ms | java-jvm | python |");
        assertThat(tables.markdown(Kept.ALL, "proof")).isEmpty();
        assertThatThrownBy(() -> tables.markdown("java-jvm", "none")).isInstanceOf(Problem.class)
                .hasMessageContaining("no table none about java-jvm");
    }

    @Test
    void hooksCompileAgainstTheVariantsLibraries() throws Exception {
        Priming priming = Priming.of(List.of(jvm, python)).getFirst();
        priming.write(folder.resolve("priming"));
        assertThat(Files.readAllLines(folder.resolve("priming/classes.txt")))
                .anyMatch(name -> name.startsWith("software.amazon.awssdk.services.s3."))
                .noneMatch(name -> name.contains("$$Lambda"));
        assertThat(priming.table().head()).containsExactly("package", "classes", "initialized", "loading, ms");
        assertThat(priming.table().rows()).hasSize(10).anyMatch(row -> Integer.parseInt(row.get(2)) > 0);
        assertThat(compile(folder.resolve("priming"))).isZero();
    }

    private int compile(Path sources) throws IOException {
        try (Stream<Path> jars = Stream.concat(Files.walk(java.folder()), snapStartLibraries())) {
            String classPath =
                    String.join(":", jars.map(Path::toString).filter(name -> name.endsWith(".jar")).toList());
            return ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, "-d",
                    Files.createDirectories(folder.resolve("classes")).toString(),
                    sources.resolve("ClassPreload.java").toString(), sources.resolve("PrimingCall.java").toString());
        }
    }

    /** org.crac comes with the variants that have a snapshot. */
    private static Stream<Path> snapStartLibraries() throws IOException {
        return Files.walk(Participants.of(Home.find(), List.of("java-snapstart"), line -> {}).builds()
                .get("java-snapstart").folder());
    }
}
