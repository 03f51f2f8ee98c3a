package lab.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.cost.Goal;
import lab.Home;
import lab.aws.DeployedStack;
import lab.cost.Forecast;
import lab.platform.AwsBounds;
import lab.platform.AwsPlatform;
import lab.report.ComparisonTable;
import lab.report.RunReport;
import lab.run.Run;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.RequestTally;
import lab.run.record.Visit;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Invocation;
import locallambda.report.Start;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Races on a stack in moto's account, its calls answered by the local Lambda: real k6, real functions, logs that come
 * late.
 */
class AwsRaceTest {

    static final Profile SMALL = new Profile("small", List.of(512), 1, 1, 8, Profile.Load.PACED, 8, 4, 0, true);
    static final AwsBounds QUICK =
            new AwsBounds(Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofMillis(250), 7);
    private static final Home HOME = Home.find();

    @TempDir
    static Path shared;
    @TempDir
    Path results;
    private static StackOnMoto moto;
    /** One race that several tests look at: both variants at two sizes. */
    private static RaceSession.Outcome whole;
    private static final List<Forecast> FORECASTS = new ArrayList<>();

    @BeforeAll
    static void deploy() throws Exception {
        moto = new StackOnMoto(shared.resolve("stack"), "python", "java-snapstart");
        whole = race(order(shared.resolve("results"), List.of(), List.of(512, 256)));
    }

    @AfterAll
    static void nothingIsLeftInTheAccount() {
        try {
            assertThat(moto.destroy()).isEmpty();
        } finally {
            moto.close();
        }
    }

    @AfterEach
    void asUsual() {
        moto.fate(call -> StackOnMoto.Fate.ANSWERED);
        moto.logJson(false);
    }

    @Test
    void twoVariantsAtTwoSizesTakeTurnsOnTheirFunctionsAndNothingIsLost() throws Exception {
        assertThat(whole.reconcile().unexplained()).isEmpty();
        assertThat(whole.reconcile().total().platform().reported()).isEqualTo(whole.reconcile().total().sent())
                .isEqualTo(whole.reconcile().total().items());
        assertThat(whole.run().place().name()).isEqualTo("us-east-1");
        assertThat(whole.cells()).hasSize(4).allSatisfy(cell -> assertThat(cell.crowded()).isFalse());

        for (String variant : List.of("python", "java-snapstart"))
            for (int memoryMb : List.of(256, 512)) {
                assertThat(whole.summary().row(variant, memoryMb, Kind.COLD, Metric.COLD).orElseThrow().n())
                        .isEqualTo(1);
                assertThat(whole.summary().row(variant, memoryMb, Kind.WARM, Metric.HANDLER).orElseThrow().n())
                        .isEqualTo(8);
                assertThat(reports(variant + "-" + memoryMb + "-warm"))
                        .allMatch(one -> one.report().memoryMb() == memoryMb)
                        .extracting(Invocation::phase).contains("cold", "first", "measured")
                        .isSubsetOf("cold", "first", "measured", "burst");
            }
        assertThat(FORECASTS.getFirst().sentence()).contains("snapshots to publish", "at most $");
    }

    @Test
    void whatOnlyThisMachineKnowsIsAbsentAndNotZero() throws Exception {
        assertThat(whole.summary().rows()).extracting(Summary.Row::metric).doesNotContain(Metric.CPU);
        assertThat(whole.run().processes().values()).allMatch(List::isEmpty);
        assertThat(whole.cells()).allMatch(cell -> cell.joulesPerCall() == null);

        ComparisonTable comparison = table(whole);
        assertThat(comparison.notes())
                .anyMatch(note -> note.startsWith("Measured on AWS in us-east-1 (x86_64, stack race-test)"))
                .anyMatch(note -> note.contains("over the Internet")).noneMatch(note -> note.contains("local"));
        Path page = RunReport.of(whole.folder()).write();
        assertThat(Files.readString(page))
                .contains("Measured on AWS in us-east-1: AWS Lambda, x86_64", "over the Internet")
                .doesNotContain("<strong>local</strong>");
        assertThat(Run.open(whole.folder()).conditions()).startsWith("AWS Lambda, x86_64 · us-east-1 · ");
    }

    @Test
    void aSnapshotsFirstRestoreAndItsLaterOnesAreToldApart() throws Exception {
        List<Invocation> cold = reports("java-snapstart-512-warm").stream()
                .filter(one -> one.phase().equals("cold") || one.phase().equals("burst")).toList();
        assertThat(cold).hasSize(1 + Plan.BURST);
        assertThat(cold.stream().filter(one -> one.phase().equals("cold"))).singleElement()
                .extracting(one -> one.report().start()).isInstanceOf(Start.Restored.class);
        long later = cold.stream()
                .filter(one -> one.phase().equals("burst") && one.report().start() instanceof Start.Restored).count();
        assertThat(later).isPositive();
        assertThat(whole.summary().row("java-snapstart", 512, Kind.COLD, Metric.COLD).orElseThrow().n()).isEqualTo(1);
        assertThat(whole.summary().row("java-snapstart", 512, Kind.COLD, Metric.LATER).orElseThrow().n())
                .isEqualTo(later);
        assertThat(table(whole).notes())
                .anyMatch(note -> note.startsWith("Later restores of java-snapstart at 512 MB"));
    }

    @Test
    void throttledCallsAndLostAnswersAreCountedAndMarked() throws Exception {
        // The preflight and the cold call come first in each order; of the rest some are refused, and of some only the
        // answer is lost.
        moto.fate(call -> call == 4 || call == 7 ? StackOnMoto.Fate.THROTTLED
                : call == 9 ? StackOnMoto.Fate.CUT : StackOnMoto.Fate.ANSWERED);
        RaceSession.Outcome outcome = race(order(results, List.of("python"), List.of()));
        assertThat(outcome.reconcile().unexplained()).isEmpty();
        RequestTally total = outcome.reconcile().total();
        assertThat(total.platform().throttled()).isEqualTo(2);
        assertThat(total.platform().reported()).isEqualTo(total.sent() - 2);
        assertThat(total.answered()).isEqualTo(total.sent() - 3);
        CellRecord warm = outcome.cells().stream().filter(cell -> cell.start() == Kind.WARM).findFirst().orElseThrow();
        assertThat(warm.errors()).containsEntry("throttled (429)", 2L).containsEntry("no answer", 1L);
        assertThat(table(outcome).text()).contains("throttled (429)");
    }

    @Test
    void aNetworkThatIsAwayForAWhileCostsTimeAndNothingElse() throws Exception {
        List<Visit> cutOff = new ArrayList<>();
        RaceListener lines = new RaceListener() {
            @Override
            public void visitStarted(Visit visit, double expectedSeconds) {
                moto.unreachable(Duration.ofSeconds(6));
                cutOff.add(visit);
            }
        };
        RaceSession.Outcome outcome = new RaceSession(HOME, lines).begin(order(results, List.of("python"), List.of()),
                platform(FORECASTS::add));
        assertThat(cutOff).hasSize(1);
        assertThat(outcome.reconcile().unexplained()).isEmpty();
        assertThat(outcome.cells()).allSatisfy(cell -> assertThat(cell.errors()).isEmpty());
        assertThat(outcome.summary().row("python", 512, Kind.WARM, Metric.HANDLER).orElseThrow().n()).isEqualTo(8);
    }

    /**
     * With the patience of a real race: the minute begins between two warm calls, so calls, log lines and the next
     * steps all meet it.
     */
    @Test
    @Tag("long")
    void aMinuteWithoutANetworkInTheMiddleOfTheLoadIsSurvived() throws Exception {
        AtomicLong lostAt = new AtomicLong();
        moto.fate(call -> {
            if (call == 7) {
                lostAt.set(System.nanoTime());
                moto.unreachable(Duration.ofMinutes(1));
            }
            return StackOnMoto.Fate.ANSWERED;
        });
        RaceSession.Outcome outcome =
                new RaceSession(HOME, new RaceListener() {}).begin(order(results, List.of("python"), List.of()),
                        AwsPlatform.fresh(HOME, moto.clients(), moto.stack(), AwsBounds.USUAL, FORECASTS::add));
        assertThat(Duration.ofNanos(System.nanoTime() - lostAt.get())).isGreaterThan(Duration.ofMinutes(1));
        assertThat(outcome.reconcile().unexplained()).isEmpty();
        RequestTally total = outcome.reconcile().total();
        assertThat(total.platform().undelivered()).isPositive().isEqualTo(total.sent() - total.answered());
        assertThat(total.platform().reported()).isEqualTo(total.answered()).isEqualTo(total.objects())
                .isEqualTo(total.items());
        assertThat(outcome.cells().stream().mapToLong(cell -> cell.errors().getOrDefault("no answer", 0L)).sum())
                .isEqualTo(total.platform().undelivered());
        assertThat(table(outcome).text()).contains("no answer");
    }

    @Test
    void credentialsThatMayNotCallStopItBeforeTheRaceWithWhatTheyLack() {
        moto.fate(call -> StackOnMoto.Fate.FORBIDDEN);
        assertThatThrownBy(() -> race(order(results, List.of("python"), List.of()))).asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem).hasMessageContainingAll("status 403", "Forbidden"))
                .satisfies(problem -> assertThat(problem.next()).contains("lambda:InvokeFunctionUrl"));
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void callsAreSignedAndNoFileHoldsTheCredentials() throws Exception {
        assertThat(moto.headers("python").get("authorization")).singleElement().asString()
                .contains("AWS4-HMAC-SHA256 Credential=nobody/", "/us-east-1/lambda/aws4_request");
        try (Stream<Path> files = Files.walk(whole.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain("\"nothing\"", "nothing=", "AWS4-HMAC");
        }
        assertThat(whole.folder().resolve(RunFolder.DEPLOYMENT)).exists();
    }

    @Test
    void anInterruptedRaceGoesOnOnItsStackRepeatsNothingAndReadsJsonLogsAsWell() throws Exception {
        moto.logJson(true);
        RaceListener unlucky = new RaceListener() {
            @Override
            public void visitFinished(Visit visit, double seconds) {
                throw new IllegalStateException("the power went");
            }
        };
        assertThatThrownBy(() -> new RaceSession(HOME, unlucky).begin(order(results, List.of("python"), List.of()),
                platform(FORECASTS::add))).hasMessage("the power went");
        Path run = Files.list(results).findFirst().orElseThrow();
        long finished = Files.getLastModifiedTime(run.resolve("visits/000/visit.json")).toMillis();

        RaceSession.Outcome outcome = new RaceSession(HOME, new RaceListener() {}).resume(run,
                begun -> again(DeployedStack.read(run), begun.cloud().owner()));
        assertThat(outcome.reconcile().unexplained()).isEmpty();
        assertThat(outcome.cells()).hasSize(1);
        assertThat(Files.getLastModifiedTime(run.resolve("visits/000/visit.json")).toMillis()).isEqualTo(finished);
    }

    @Test
    void aSecondRaceOnTheSameStackIsRefusedAndAResumedOneIsNot() {
        try (AwsPlatform first = again(moto.stack(), "the first").open(results)) {
            assertThatThrownBy(() -> again(moto.stack(), "the second").open(results)).asInstanceOf(type(Problem.class))
                    .satisfies(problem -> assertThat(problem).hasMessage("Another race uses the stack race-test."))
                    .satisfies(problem -> assertThat(problem.next()).contains("--stack OTHER", "its lock ends at "));
            again(moto.stack(), "the first").open(results).emptyStores();
        }
        again(moto.stack(), "the second").open(results).close();
    }

    @Test
    void whoSaysNoHasStartedNothing() {
        assertThatThrownBy(() -> new RaceSession(HOME, new RaceListener() {})
                .begin(order(results, List.of("python"), List.of()), platform(forecast -> {
                    throw new Problem("Nothing was started.", "Answer y.");
                }))).hasMessage("Nothing was started.");
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void anotherAccountsCredentialsAreNamed() {
        DeployedStack other = new DeployedStack("race-test", "us-east-1", "999999999999", "b", "t", "x86_64",
                moto.stack().functions(), List.of());
        assertThatThrownBy(() -> AwsPlatform.fresh(HOME, moto.clients(), other, QUICK, FORECASTS::add))
                .isInstanceOf(Problem.class).hasMessageContaining("is in the account 999999999999");
    }

    private static ComparisonTable table(RaceSession.Outcome outcome) {
        return new ComparisonTable(Run.open(outcome.folder()), Goal.USUAL);
    }

    private static RaceSession.Outcome race(Order order) throws IOException, InterruptedException {
        return new RaceSession(HOME, new RaceListener() {}).begin(order, platform(FORECASTS::add));
    }

    private static AwsPlatform platform(Consumer<Forecast> consent) {
        return AwsPlatform.fresh(HOME, moto.clients(), moto.stack(), QUICK, consent);
    }

    private static AwsPlatform again(DeployedStack stack, String owner) {
        return AwsPlatform.again(HOME, moto.clients(), stack, owner, QUICK);
    }

    private static Order order(Path into, List<String> variants, List<Integer> sizes) {
        return new Order(SMALL, variants, sizes, OptionalLong.of(7), 1, Order.payload("{}"), Optional.of(into),
                "./jbang race");
    }

    private static List<Invocation> reports(String cell) throws IOException {
        return InvocationLines.read(whole.folder().resolve("cells").resolve(cell));
    }
}
