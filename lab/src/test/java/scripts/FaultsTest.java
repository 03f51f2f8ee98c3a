package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong around a race: each is a sentence with the next step, and nothing that was measured is lost. */
class FaultsTest {

    @TempDir
    Path results;

    private String[] smoke(Path out) {
        return new String[] {"--profile", "smoke", "--variants", "python", "--out", out.toString()};
    }

    @Test
    void aFullDiskIsNamed() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount a disk of 64 KB");
        mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", results.toString());
        try (Script race = Script.run("race", Map.of(), smoke(results))) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).containsIgnoringCase("no space left").doesNotContain("\tat ");
        } finally {
            new ProcessBuilder("umount", results.toString()).inheritIO().start().waitFor();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedBeforeAnythingIsMeasured() {
        try (Script race = Script.run("race", Map.of(), smoke(Path.of("/proc/results")))) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("Cannot write", "/proc/results").doesNotContain("\tat ")
                    .doesNotContain("✓");
        }
    }

    @Test
    void aKilledK6StopsTheRaceWhichThenGoesOn() throws IOException {
        killedInTheMiddle("k6");
    }

    @Test
    @Tag("long")
    void aKilledStoreStopsTheRaceWhichThenGoesOn() throws IOException {
        killedInTheMiddle("stores.Main");
    }

    @Test
    @Tag("long")
    void twoRacesAtOnceDoNotMeet() throws IOException {
        try (Script one = Script.start("race", Map.of(), smoke(results));
                Script other = Script.start("race", Map.of(), smoke(results))) {
            assertThat(one.await(180)).as(one.output()).isZero();
            assertThat(other.await(180)).as(other.output()).isZero();
        }
        try (Stream<Path> runs = Files.list(results)) {
            assertThat(runs.filter(Files::isDirectory)).hasSize(2);
        }
    }

    @Test
    void aRunOfAnOlderVersionIsRefused() throws IOException {
        Path old = Files.createDirectories(results.resolve("2020-01-01T00-00-00-quick"));
        Files.writeString(old.resolve("run.json"), "{\"format\": 0}");
        for (List<String> how : List.of(List.of("race", "--resume", old.toString()),
                List.of("report", old.toString()))) {
            Script.Said script = Script.refused(how.getFirst(), how.subList(1, how.size()).toArray(String[]::new));
            assertThat(script.exitCode()).isNotZero();
            assertThat(script.output()).contains("was written in format 0").doesNotContain("\tat ");
        }
    }

    @Test
    void aRunThatWasCutOffIsNamed() throws IOException {
        Path cut = Files.createDirectories(results.resolve("2020-01-01T00-00-00-quick"));
        Files.writeString(cut.resolve("run.json"), "{\"format\": 1, \"plan");
        Script.Said report = Script.refused("report", cut.toString());
        assertThat(report.exitCode()).isNotZero();
        assertThat(report.output()).contains("isn't JSON").doesNotContain("\tat ");
    }

    /** @param victim part of the command line of the process that is killed while the warm calls run */
    private void killedInTheMiddle(String victim) throws IOException {
        try (Script race = Script.start("race", Map.of(), smoke(results))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !race.running() || race.runs("paced.js"));
            Set<Long> victims = race.left().stream().filter(pid -> Script.commandLine(pid).contains(victim))
                    .collect(Collectors.toSet());
            assertThat(victims).as(race.output()).isNotEmpty();
            victims.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            assertThat(race.await(60)).as(race.output()).isNotZero();
            assertThat(race.output()).doesNotContain("\tat ");
            assertThat(race.left()).isEmpty();
        }
        try (Stream<Path> runs = Files.list(results)) {
            Path run = runs.filter(Files::isDirectory).findFirst().orElseThrow();
            try (Script again = Script.run("race", Map.of(), "--resume", run.toString())) {
                assertThat(again.exitCode()).as(again.output()).isZero();
                assertThat(again.output()).doesNotContain("LOST");
            }
        }
    }

    private static void mount(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("mount"), Stream.of(arguments)).toList();
        assumeTrue(new ProcessBuilder(command).start().waitFor() == 0, "no disk can be mounted here");
    }
}
