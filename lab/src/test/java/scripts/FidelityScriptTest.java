package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with AWS as a user calls it. */
class FidelityScriptTest {

    @TempDir
    Path folder;

    @Test
    void printsBothQuestionsAndKeepsFiguresAndChart() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        try (Script script = Script.run("fidelity", Map.of(), run.toString())) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("Fast here?", "Does it predict AWS?", "lambda-coldstart-bench",
                    "first-study");
        }
        assertThat(run.resolve("fidelity.csv")).content().startsWith("source,metric,start,variant,memory_mb,here_ms");
        assertThat(run.resolve("charts")).isDirectoryContaining("glob:**fidelity.png")
                .isDirectoryContaining("glob:**fidelity-night.png");
    }

    @Test
    void runRacesAHelloWorldAndComparesIt() {
        try (Script script = Script.run("fidelity", Map.of(), "--run", "--variants", "hello-python", "--memory", "512",
                "--rounds", "1", "--out", folder.toString())) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("lambda-perf", "Init Duration").doesNotContain("LOST");
        }
    }

    @Test
    void whoCanOnlySayHelloIsAskedForNothingElse() {
        try (Script race = Script.run("race", Map.of(), "--profile", "smoke", "--variants", "hello-python", "--out",
                folder.toString())) {
            assertThat(race.exitCode()).isNotZero();
            assertThat(race.output()).contains("hello-python can only answer {\"hello\": true}")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aLocalRunIsNoRunOnAws() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        try (Script script = Script.run("fidelity", Map.of(), run.toString(), "--against", run.toString())) {
            assertThat(script.exitCode()).isNotZero();
            assertThat(script.output()).contains("not on AWS").doesNotContain("\tat ");
        }
    }

    @Test
    void readsAFolderOfRunsOnAws() throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        for (String name : List.of("one", "two")) {
            Path aws = MadeUpRun.quick(Files.createDirectories(folder.resolve("aws").resolve(name)));
            Path json = aws.resolve("run.json");
            Files.writeString(json,
                    Files.readString(json).replace("\"place\":\"local\"", "\"place\":\"eu-central-1\""));
        }
        try (Script script =
                Script.run("fidelity", Map.of(), run.toString(), "--against", folder.resolve("aws").toString())) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("== one ==", "== two ==")
                    .containsPattern("order\\s+in\\s+2\\s+of\\s+2\\s+runs");
        }
    }
}
