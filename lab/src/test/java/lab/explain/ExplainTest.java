package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lab.Home;
import lab.chart.Cause;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.limits.Limits;
import org.junit.jupiter.api.BeforeAll;
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
        List<Explanation> all = new Explain(home, MEMORY_MB, "{}", 1, System.out::println).run(builds, limits, done -> {
            page = new ExplainPage(done, MEMORY_MB, limits.name()).write(folder);
            return done;
        });
        jvm = all.getFirst();
        python = all.getLast();
    }

    @Test
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
        assertThat(python.steps()).isEmpty();
        assertThat(python.starts().overheads()).isEmpty();
    }

    @Test
    void theTimeLineGoesFromTheProcessToTheAnswer() {
        assertThat(jvm.steps()).extracting(Explanation.Step::ms).isSorted();
        assertThat(jvm.steps()).extracting(Explanation.Step::classes).isSorted();
        assertThat(jvm.steps()).extracting(Explanation.Step::what).containsExactly("the process starts",
                "the JVM's first class", "the runtime client's first class", "the handler's class is loaded",
                "it is initialised; its constructor runs", "INIT ends: the runtime asks for its first event",
                "the answer");
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
    void theFlightRecorderNamesConstructorAndSdkCalls() {
        assertThat(jvm.events().orElseThrow().calls()).extracting(Events.Call::what)
                .containsExactly("constructor of the handler", "S3 putObject", "DynamoDb putItem");
        assertThat(jvm.events().orElseThrow().io()).containsKeys("Socket Read, S3", "Socket Read, DYNAMODB");
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
    void hooksCompileAgainstTheVariantsLibraries() throws Exception {
        Priming priming = Priming.of(List.of(jvm, python)).getFirst();
        priming.write(folder.resolve("priming"));
        assertThat(Files.readAllLines(folder.resolve("priming/classes.txt")))
                .anyMatch(name -> name.startsWith("software.amazon.awssdk.services.s3."))
                .noneMatch(name -> name.contains("$$Lambda"));
        assertThat(priming.table().rows()).isNotEmpty();
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
