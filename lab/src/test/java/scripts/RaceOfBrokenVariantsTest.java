package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testing.Checkout;
import testing.LeavesNoBuilds;

/** Races with variants of a few lines, which fail or answer wrongly. */
class RaceOfBrokenVariantsTest {

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

    private SmokeRaces races() {
        return new SmokeRaces(results);
    }

    @Test
    @Tag("long")
    void withoutAPreviewTheOthersRaceAllTheSame(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", "echo no luck >&2; exit 3", BROKEN)
                .withALongBuild("late", "python");
        try (Script race =
                Script.run("race", checkout.environmentApart(), races().options("--variants", "broken,late"))) {
            assertThat(race.exitCode()).as(race.output()).isOne();
            assertThat(race.output()).containsSubsequence("There is no preview: ", "Building late", "left out broken: ",
                    "Counts:").doesNotContain("LOST");
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
                races().options("--variants", "broken", "--payload", "{\"hello\": true}"))) {
            assertThat(race.exitCode()).as(race.output()).isNotZero();
            assertThat(race.output()).contains("ERRORS: broken", "calls failed (invalid answer)",
                    "this run doesn't count what they stored")
                    .doesNotContain("LOST", "the cheapest choice here is", "× Python");
            assertThat(Files.readString(races().run().resolve("report.html"))).contains("invalid answer");
        } finally {
            Files.deleteIfExists(answered);
        }
    }

    @Test
    @Tag("long")
    void aContractOfItsOwnIsCalledWithItsEventAndGoesOnAfterwards(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", SAYS_HELLO.replace("ANSWER",
                "'{\"total\": 3, \"time\": \"now\"}'"), BROKEN + "calls: {event: order.json, answer: price.json}\n");
        Files.writeString(folder.resolve("lambdas/broken/order.json"), "{\"items\": [1, 2]}");
        Files.writeString(folder.resolve("lambdas/broken/price.json"), "{\"total\": 3}");
        Map<String, String> apart = checkout.environmentApart();
        try (Script race = Script.run("race", apart, races().options("--variants", "broken"))) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).contains("Counts:").doesNotContain("LOST", "ERRORS");
        }
        assertThat(Files.readString(races().run().resolve("run.json"))).contains("\"own\" : {");
        assertThat(Files.readString(races().run().resolve("report.html"))).contains("gets the event that the variant");
        try (Script more = Script.run("race", apart, "--resume", races().run().toString(), "--more", "1")) {
            assertThat(more.exitCode()).as(more.output()).isZero();
        }
        try (Script mixed = Script.run("race", apart, races().options("--variants", "broken,python"))) {
            assertThat(mixed.exitCode()).isNotZero();
            assertThat(mixed.output()).contains("their own event, so they can't race with the others: broken",
                    "--variants broken");
        }
        Files.writeString(folder.resolve("lambdas/broken/price.json"), "{\"total\": 4}");
        try (Script wrong = Script.run("race", apart, races().options("--variants", "broken"))) {
            assertThat(wrong.exitCode()).isNotZero();
            assertThat(wrong.output()).contains("The variant broken answered {");
        }
    }

    @Test
    void aBrokenVariantIsLeftOutAndTheOthersRace(@TempDir Path folder) throws IOException {
        Checkout checkout = Checkout.in(folder)
                .variant("broken", "run.sh", "echo no luck >&2; exit 3", BROKEN + "hello: true\n")
                .variant("sound", "run.sh", SAYS_HELLO.replace("ANSWER", "'{\"hello\": true}'"),
                        BROKEN.replace("broken", "sound") + "hello: true\n");
        try (Script race = Script.run("race", checkout.environmentApart(),
                races().options("--variants", "broken,sound", "--payload", "{\"hello\": true}"))) {
            assertThat(race.exitCode()).as(race.output()).isNotZero();
            assertThat(race.output()).contains("left out broken: The variant broken failed: ", "exit status 3",
                    "sound", "REPORT lines");
        }
    }

    @Test
    void aCrashStopsTheRaceByName(@TempDir Path folder) throws IOException {
        stopsTheRaceByName("crashes", folder);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"silent", "rubbish"})
    void silenceAndRubbishStopTheRaceByName(String how, @TempDir Path folder) throws IOException {
        stopsTheRaceByName(how, folder);
    }

    private void stopsTheRaceByName(String how, Path folder) throws IOException {
        Map<String, String> scripts = Map.of(
                "crashes", "echo no luck >&2; exit 3",
                "silent", "exec sleep 300",
                "rubbish", SAYS_HELLO.replace("ANSWER", "'\"rubbish\"'"));
        Map<String, String> sentences =
                Map.of("crashes", "exit status 3", "silent", "timed out", "rubbish", "answered rubbish");
        Checkout checkout = Checkout.in(folder).variant("broken", "run.sh", scripts.get(how), BROKEN);
        try (Script race = Script.run("race", checkout.environmentApart(), races().options("--variants", "broken"))) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("The variant broken").containsIgnoringCase(sentences.get(how))
                    .contains("leave it out with --variants").doesNotContain("\tat ");
            assertThat(races().finished("")).isEmpty();
            assertThat(race.left()).isEmpty();
        }
    }

    @Test
    void aTypoInAYamlIsNamedWithFileAndLine(@TempDir Path folder) {
        Checkout checkout = Checkout.in(folder).variant("typo", "run.sh", "",
                "name: typo\ntitle: Typo\nfolder: typo\nstrat: sh run.sh\n");
        try (Script race = Script.run("race", checkout.environmentApart(), races().options())) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("typo.yaml", "4", "strat").doesNotContain("\tat ");
        }
    }
}
