package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;
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

    private static final String BROKEN = """
            name: broken
            title: Broken on purpose
            folder: broken
            needs: []
            build: ["mkdir artifact && cp run.sh artifact/"]
            artifact: artifact
            start: sh artifact/run.sh
            """;

    /** A function of a few lines, which gives one answer. */
    private static final String SAYS_HELLO = """
            api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
            while id=$(curl -s -D - -o /dev/null "$api/next" | tr -d '\\r' |
                    sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p'); do
              curl -s -o /dev/null -d ANSWER "$api/$id/response"
            done
            """;

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    @TempDir
    Path results;

    private String[] smoke(String... more) {
        return Stream.concat(Stream.of("--profile", "smoke", "--out", results.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void endsWithTheTableAndTheRunFolderAndNothingLost() throws IOException {
        try (Script race = Script.run("race", Map.of(), smoke())) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("others", "* java-jvm", "  python", "Counts:",
                    "Should my Lambda be Java? To answer", "Run folder: " + run());
            assertThat(race.output()).doesNotContain("LOST", "× Python", "PREVIEW");
        }
        assertThat(run().resolve("summary.csv")).exists();
        assertThat(Files.readString(run().resolve("reconcile.json"))).contains("\"unexplained\" : { }");
        try (Stream<Path> cells = Files.list(run().resolve("cells"))) {
            assertThat(cells).allSatisfy(cell -> assertThat(cell).isDirectoryContaining("glob:**k6.csv.gz")
                    .isDirectoryContaining("glob:**reports.ndjson").isDirectoryContaining("glob:**cell.json"));
        }
    }

    @Test
    void aPreviewComesBeforeABuildOfMinutesAndNeverAgain(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder).withALongBuild("late", "python");
        Map<String, String> apart = checkout.environmentApart();
        String[] options = smoke("--variants", "python,late", "--wide");
        try (Script race = Script.run("race", apart, options)) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output())
                    .containsSubsequence("Preview: three cold starts", "PREVIEW, local, 512 MB: python, cold in ",
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
    void withoutAPreviewTheOthersRaceAllTheSame(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", "echo no luck >&2; exit 3", BROKEN)
                .withALongBuild("late", "python");
        try (Script race = Script.run("race", checkout.environmentApart(), smoke("--variants", "broken,late"))) {
            assertThat(race.exitCode()).as(race.output()).isOne();
            assertThat(race.output()).containsSubsequence("There is no preview: ", "Building late", "Without broken: ",
                    "Counts:").doesNotContain("LOST");
        }
    }

    @Test
    void conditionsOfTheStoresAreWrittenDownAndShown() throws IOException {
        try (Script race =
                Script.run("race", Map.of(), smoke("--variants", "python", "--stores", "tls", "--network", "region"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("stores over TLS, region (S3 +").doesNotContain("LOST");
        }
        assertThat(Files.readString(run().resolve("run.json"))).contains("\"tls\" : true", "\"network\" : \"region\"",
                "--stores tls --network region");
        assertThat(Files.readString(run().resolve("report.html"))).contains("stores over TLS");
    }

    @Test
    void afterKillMinusNineItGoesOnAndRepeatsNothing() throws IOException {
        Map<String, Long> finished;
        try (Script race =
                Script.start("race", Map.of(), smoke("--variants", "python", "--memory", "512,256,1024,128"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> !race.running() || finished("visits").size() >= 2);
            race.kill();
            finished = finished("visits");
            try (Script again = Script.run("race", Map.of(), "--resume", run().toString())) {
                assertThat(again.exitCode()).as(again.output()).isZero();
                assertThat(again.output()).contains("python").doesNotContain("LOST");
                assertThat(race.left()).isEmpty();
            }
        }
        assertThat(finished("visits")).hasSize(4).containsAllEntriesOf(finished);
    }

    @Test
    void moreEnvironmentsAreAddedToARunThatIsFinished() throws IOException {
        try (Script race = Script.run("race", Map.of(), smoke("--variants", "python"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
        }
        try (Script more = Script.run("race", Map.of(), "--resume", run().toString(), "--more", "2")) {
            assertThat(more.exitCode()).as(more.output()).isZero();
            assertThat(more.output()).doesNotContain("LOST");
        }
        Summary summary = Summary.read(run());
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
        try (Script race = Script.start("race", Map.of(), smoke("--variants", "python"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> !race.running() || race.runs(running));
            race.endsCleanlyOnCtrlC();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--variants cobol | There is no variant \"cobol\"",
        "--memory 64 | 64 MB is no memory size of AWS Lambda",
        "--profile huge | There is no profile \"huge\"",
        "--payload [1] | is no JSON object",
        "--more 5 | --more adds environments",
        "--time-scale 0 | time scale"})
    void badOptionsAreNamed(String options, String sentence) {
        try (Script race = Script.run("race", Map.of(), options.split(" "))) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains(sentence).doesNotContain("\tat ");
        }
    }

    @Test
    void withoutAToolchainTheVariantIsSkippedByNameWithTheCommand() throws IOException {
        Map<String, String> poor = Map.of("PATH", pathWithout(Set.of("cargo", "rustc", "go")));
        try (Script race = Script.run("race", poor, smoke("--variants", "java-jvm,go,rust"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("Without rust:", "Without go:", "To add it:", "java-jvm");
        }
    }

    /** Its first answer is right, so that nothing stops the race before it begins; a /tmp ends with its environment. */
    @Test
    void wrongAnswersAreErrorsEverywhere(@TempDir Path folder) throws IOException {
        Path answered = Path.of("/var/tmp", "answered-" + UUID.randomUUID());
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", SAYS_HELLO.replace("ANSWER",
                "\"$([ -e %1$s ] && echo '{\"hello\": \"world\"}' || echo '{\"hello\": true}'; touch %1$s)\""
                        .formatted(answered)),
                BROKEN + "hello: true\n");
        try (Script race = Script.run("race", checkout.environmentApart(),
                smoke("--variants", "broken", "--payload", "{\"hello\": true}"))) {
            assertThat(race.exitCode()).as(race.output()).isNotZero();
            assertThat(race.output()).contains("ERRORS: broken", "calls failed (invalid answer)",
                    "none of which had anything to store").doesNotContain("LOST", "the cheapest here is", "× Python");
            assertThat(Files.readString(run().resolve("report.html"))).contains("invalid answer");
        } finally {
            Files.deleteIfExists(answered);
        }
    }

    @Test
    void aBrokenVariantIsLeftOutAndTheOthersRace(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder)
                .variant("broken", "run.sh", "echo no luck >&2; exit 3", BROKEN + "hello: true\n")
                .variant("sound", "run.sh", SAYS_HELLO.replace("ANSWER", "'{\"hello\": true}'"),
                        BROKEN.replace("broken", "sound") + "hello: true\n");
        try (Script race = Script.run("race", checkout.environmentApart(),
                smoke("--variants", "broken,sound", "--payload", "{\"hello\": true}"))) {
            assertThat(race.exitCode()).as(race.output()).isNotZero();
            assertThat(race.output()).contains("Without broken: The variant broken failed: ", "exit status 3",
                    "sound", "REPORT lines");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crashes", "silent", "rubbish"})
    void aBrokenVariantStopsTheRaceByName(String how, @TempDir Path folder) throws IOException {
        Map<String, String> scripts = Map.of(
                "crashes", "echo no luck >&2; exit 3",
                "silent", "exec sleep 300",
                "rubbish", SAYS_HELLO.replace("ANSWER", "'\"rubbish\"'"));
        Map<String, String> sentences =
                Map.of("crashes", "exit status 3", "silent", "timed out", "rubbish", "answered rubbish");
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", scripts.get(how), BROKEN);
        try (Script race = Script.run("race", checkout.environmentApart(), smoke("--variants", "broken"))) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("The variant broken").containsIgnoringCase(sentences.get(how))
                    .contains("race without it").doesNotContain("\tat ");
            assertThat(finished("")).isEmpty();
            assertThat(race.left()).isEmpty();
        }
    }

    @Test
    void aTypoInAYamlIsNamedWithFileAndLine(@TempDir Path folder) {
        Checkout checkout = Checkout.in(folder).variant("typo", "run.sh", "",
                "name: typo\ntitle: Typo\nfolder: typo\nstrat: sh run.sh\n");
        try (Script race = Script.run("race", checkout.environmentApart(), smoke())) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("typo.yaml", "4", "strat").doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderThatIsNoRunIsNotResumed() {
        try (Script race = Script.run("race", Map.of(), "--resume", results.toString())) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("is no run").doesNotContain("\tat ");
        }
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
        }
    }

    /** Finished parts with the time they were written, the newest run's. */
    private Map<String, Long> finished(String part) throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            if (runs.findAny().isEmpty()) return Map.of();
        }
        Path folder = run().resolve(part);
        if (!Files.isDirectory(folder)) return Map.of();
        try (Stream<Path> all = Files.list(folder)) {
            Map<String, Long> times = new TreeMap<>();
            for (Path one : all.filter(each -> !each.getFileName().toString().startsWith(".")).toList())
                times.put(one.getFileName().toString(),
                        Files.getLastModifiedTime(one.resolve("visit.json")).toMillis());
            return times;
        }
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
