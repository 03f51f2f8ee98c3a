package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.aws.DeployedStack;
import lab.race.StackOnMoto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.Checkout;

/** ./jbang race --platform aws as a user calls it, on a stack in moto's account. */
class RaceOnAwsScriptTest {

    @TempDir
    static Path shared;
    @TempDir
    Path results;
    private static StackOnMoto moto;
    private static Map<String, String> environment;

    @BeforeAll
    static void deploy() throws Exception {
        moto = new StackOnMoto(shared.resolve("stack"), "python");
        Checkout checkout = Checkout.in(Files.createDirectory(shared.resolve("checkout")));
        moto.stack().write(DeployedStack.folder(checkout.home(), "race-test"));
        environment = new HashMap<>(checkout.environment());
        environment.putAll(moto.environment());
    }

    @AfterAll
    static void close() {
        moto.close();
    }

    @Test
    @Tag("long")
    void killedItHoldsItsStackUntilItIsResumedAndThenRepeatsNothing() throws IOException {
        try (Script race = Script.start("race", environment, race("--yes", "--memory", "512,256,1024,128"))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !race.running() || finished() >= 2);
            race.kill();
            assertThat(race.output()).contains("about ", "at most $");
            try (Script other = Script.run("race", environment, race("--yes"))) {
                assertThat(other.exitCode()).isNotZero();
                assertThat(other.output()).contains("Another race uses the stack race-test.", "--stack OTHER")
                        .doesNotContain("\tat ");
            }
            try (Script again = Script.run("race", environment, "--resume", runs().getFirst().toString())) {
                assertThat(again.exitCode()).as(again.output()).isZero();
                assertThat(again.output()).contains("Measured on AWS in us-east-1", "over the Internet", "Counts:")
                        .doesNotContain("LOST");
            }
            assertThat(finished()).isEqualTo(4);
        }
    }

    @Test
    void ctrlCEndsItWithinSecondsAndGivesTheStackBack() {
        try (Script race = Script.start("race", environment, race("--yes"))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !race.running() || race.runs(".js"));
            race.endsCleanlyOnCtrlC();
        }
        assertThat(moto.raceThatHasIt()).isEmpty();
    }

    @Test
    void withoutAnybodyToAskItDoesNotStart() throws IOException {
        try (Script race = Script.run("race", environment, race())) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("at most $", "isn't running in a terminal", "--yes")
                    .doesNotContain("\tat ");
        }
        assertThat(runs()).isEmpty();
    }

    @Test
    void theOperatorsManifestIsAllThatIsPrinted() {
        try (Script race = Script.run("race", environment, "--platform", "aws", "--stack", "race-test", "--profile",
                "saturate", "--users", "40", "--operator", "4")) {
            assertThat(race.exitCode()).as(race.output()).isZero();
            assertThat(race.output()).startsWith("---")
                    .contains("kind: TestRun", "parallelism: 4", "\"users\" : 40", "python-512-warm")
                    .doesNotContain("nothing\n");
        }
    }

    @Test
    void aStackThatIsNotThereIsNamed() {
        try (Script race = Script.run("race", environment, "--platform", "aws", "--stack", "elsewhere")) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("There is no deployment in", "./jbang deploy").doesNotContain("\tat ");
        }
    }

    private String[] race(String... more) {
        return Stream.concat(Stream.of("--platform", "aws", "--stack", "race-test", "--profile", "smoke", "--out",
                results.toString()), Stream.of(more)).toArray(String[]::new);
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(results)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private long finished() throws IOException {
        if (runs().isEmpty() || !Files.isDirectory(runs().getFirst().resolve("visits"))) return 0;
        try (Stream<Path> all = Files.list(runs().getFirst().resolve("visits"))) {
            return all.filter(each -> !each.getFileName().toString().startsWith(".")).count();
        }
    }
}
