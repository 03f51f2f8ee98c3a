package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.files.FileIsolation;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testing.Checkout;
import testing.LeavesNoBuilds;

/** The main job as a user runs it, small: real variants, real k6, real stores. */
class RaceScriptTest {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    @TempDir
    Path results;

    private SmokeRaces races() {
        return new SmokeRaces(results);
    }

    @Test
    void endsWithTheTableAndTheRunFolderAndNothingLost() throws IOException {
        try (Script race = Script.run("race", Map.of(), races().options())) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("others", "* java-jvm", "  python", "Counts:",
                    "Should my Lambda be Java? It must answer", "Run folder: " + races().run());
            assertThat(race.output()).doesNotContain("LOST", "× Python", "PREVIEW");
        }
        assertThat(races().run().resolve("summary.csv")).exists();
        assertThat(Files.readString(races().run().resolve("reconcile.json"))).contains("\"unexplained\" : { }");
        try (Stream<Path> cells = Files.list(races().run().resolve("cells"))) {
            assertThat(cells).allSatisfy(cell -> assertThat(cell).isDirectoryContaining("glob:**k6.csv.gz")
                    .isDirectoryContaining("glob:**reports.ndjson").isDirectoryContaining("glob:**cell.json"));
        }
    }

    @Test
    void aPreviewComesBeforeABuildOfMinutesAndNeverAgain(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder).withALongBuild("late", "python");
        Map<String, String> apart = checkout.environmentApart();
        String[] options = races().options("--variants", "python,late", "--wide");
        try (Script race = Script.run("race", apart, options)) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output())
                    .containsSubsequence("The preview takes about ",
                            "PREVIEW, local, 512 MB: python starts fastest so far, in ",
                            "so few starts prove nothing", "about 300 s; next: the race", "Building late", "× Python",
                            "Counts:")
                    .doesNotContain("LOST");
        }
        try (Script race = Script.run("race", apart, options)) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("late").doesNotContain("PREVIEW", "Building");
        }
    }

    @Test
    @Tag("long")
    void variantsCanRaceAtSizesOfTheirOwn() throws IOException {
        try (Script race = Script.run("race", Map.of(), races().options("--variants", "python", "--memory", "256,512",
                "--also", "java-jvm,python"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).doesNotContain("LOST");
        }
        try (Stream<Path> cells = Files.list(races().run().resolve("cells"))) {
            assertThat(cells).extracting(cell -> cell.getFileName().toString())
                    .containsExactlyInAnyOrder("python-256-warm", "python-512-warm", "java-jvm-512-warm");
        }
        assertThat(Files.readString(races().run().resolve("run.json")))
                .contains("--memory 256,512 --also java-jvm,python --also-memory 512");
    }

    @Test
    @Tag("long")
    void conditionsOfTheStoresAreWrittenDownAndShownAndMoreEnvironmentsAreAdded() throws IOException {
        try (Script race =
                Script.run("race", Map.of(),
                        races().options("--variants", "python", "--stores", "tls", "--network", "region"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("stores over TLS, region network delay (S3 +").doesNotContain("LOST");
        }
        assertThat(Files.readString(races().run().resolve("run.json"))).contains("\"tls\" : true",
                "\"network\" : \"region\"",
                "--stores tls --network region", FileIsolation.describe());
        assertThat(Files.readString(races().run().resolve("report.html"))).contains("stores over TLS");
        moreEnvironmentsAreAddedToARunThatIsFinished();
    }

    @Test
    void afterKillMinusNineItGoesOnAndRepeatsNothing() throws IOException {
        Map<String, Long> finished;
        try (Script race =
                Script.start("race", Map.of(),
                        races().options("--variants", "python", "--memory", "512,256,1024,128"))) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !race.running() || races().finished("visits").size() >= 2);
            race.kill();
            finished = races().finished("visits");
            try (Script again = Script.run("race", Map.of(), "--resume", races().run().toString())) {
                assertThat(again.exitCode()).as(again.output()).isZero();
                assertThat(again.output()).contains("python").doesNotContain("LOST");
                assertThat(race.left()).isEmpty();
            }
        }
        assertThat(races().finished("visits")).hasSize(4).containsAllEntriesOf(finished);
    }

    private void moreEnvironmentsAreAddedToARunThatIsFinished() throws IOException {
        try (Script more = Script.run("race", Map.of(), "--resume", races().run().toString(), "--more", "2")) {
            assertThat(more.exitCode()).as(more.output()).isZero();
            assertThat(more.output()).doesNotContain("LOST");
        }
        Summary summary = Summary.read(races().run());
        assertThat(summary.row("python", 512, Kind.WARM, Metric.HANDLER).orElseThrow())
                .returns(24L, Summary.Row::n).returns(3, Summary.Row::environments);
        assertThat(summary.row("python", 512, Kind.COLD, Metric.COLD).orElseThrow().n()).isEqualTo(3);
        assertThat(summary.row("python", 512, Kind.WARM, Metric.CLIENT).orElseThrow().n()).isEqualTo(24);
    }

    /**
     * The phases by what is running in them: the stores while everything is set up, then k6 with its script.
     */
    @ParameterizedTest
    @ValueSource(strings = {"stores.Main", "paced.js"})
    void ctrlCEndsItCleanlyInEachPhase(String running) {
        try (Script race = Script.start("race", Map.of(), races().options("--variants", "python"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> !race.running() || race.runs(running));
            race.endsCleanlyOnCtrlC();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--variants cobol | There is no variant \"cobol\"",
        "--memory 64 | 64 MB isn't a memory size of AWS Lambda",
        "--also cobol | There is no variant \"cobol\"",
        "--also go --also-memory 64 | 64 MB isn't a memory size of AWS Lambda",
        "--also-memory 256 | --also-memory applies only to the variants in --also",
        "--profile huge | There is no profile \"huge\"",
        "--payload [1] | isn't a JSON object",
        "--more 5 | --more adds environments",
        "--time-scale 0 | time scale"})
    void badOptionsAreNamed(String options, String sentence) {
        Script.Said race = Script.refused("race", options.split(" "));
        assertThat(race.exitCode()).isNotZero();
        assertThat(race.output()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void withoutAToolchainTheVariantIsSkippedByNameWithTheCommand() throws IOException {
        Map<String, String> poor = Map.of("PATH", pathWithout(Set.of("cargo", "rustc", "go")));
        try (Script race = Script.run("race", poor, races().options("--variants", "java-jvm,go,rust"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("left out rust:", "left out go:", "To add it:", "java-jvm");
        }
    }

    @Test
    void aFolderThatIsNoRunIsNotResumed() {
        Script.Said race = Script.refused("race", "--resume", results.toString());
        assertThat(race.exitCode()).isNotZero();
        assertThat(race.output()).contains("isn't a run").doesNotContain("\tat ");
    }

    /** A folder of links to everything on PATH except these. */
    private static String pathWithout(Set<String> tools) throws IOException {
        Path folder = Files.createTempDirectory("path");
        for (String part : List.of(System.getenv("PATH").split(":"))) {
            if (!Files.isDirectory(Path.of(part))) continue;
            try (Stream<Path> all = Files.list(Path.of(part))) {
                for (Path tool : all.toList())
                    if (tools.stream().noneMatch(name -> tool.getFileName().toString().startsWith(name))
                            && !Files.exists(folder.resolve(tool.getFileName())))
                        Files.createSymbolicLink(folder.resolve(tool.getFileName()), tool);
            }
        }
        return folder.toString();
    }
}
