package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokeScriptTest {

    @TempDir
    Path folder;

    @BeforeEach
    void pythonIsHere() {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(), "needs Python 3.10 or newer");
    }

    @Test
    void anEventFromAFileStartsColdEachTime() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"work\": 1}");
        try (Script invoke = Script.run("invoke", Map.of(), "python", "--event", event.toString(), "--cold", "2",
                "--log-format", "json")) {
            assertThat(invoke.exitCode()).as(invoke.output()).isZero();
            assertThat(invoke.output().split("\"initDurationMs\"", -1)).hasSize(3);
            assertThat(invoke.output().split("\"work\"", -1)).hasSize(3);
        }
    }

    @Test
    void callsAtTheSameTimeHaveTheirOwnEnvironments() {
        try (Script invoke = Script.run("invoke", Map.of(), "python", "--times", "3", "--concurrency", "3")) {
            assertThat(invoke.exitCode()).as(invoke.output()).isZero();
            assertThat(invoke.output().split("Init Duration: ", -1)).hasSize(4);
        }
    }

    @Test
    void theTimeOutIsTheUsers() {
        try (Script invoke = Script.run("invoke", Map.of(), "python", "--timeout", "1", "--payload",
                "{\"work\": 1000000}")) {
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("Task timed out after 1.00 seconds");
        }
    }

    @Test
    void anUnknownVersionIsRefused() {
        try (Script invoke = Script.run("invoke", Map.of(), "python", "--qualifier", "none")) {
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("404", "Function not found");
        }
    }

    @Test
    void whatCannotWorkIsSaidBeforeAnythingStarts() {
        try (Script invoke = Script.run("invoke", Map.of(), "python", "--event", "/no/such/file")) {
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("The event /no/such/file is neither a file nor JSON")
                    .doesNotContain("\tat ");
        }
        for (String[] option : new String[][] {{"--memory", "12000"}, {"--timeout", "0"}, {"--tmp", "100"}}) {
            Script.Said invoke = Script.refused("invoke", "python", option[0], option[1]);
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("AWS Lambda has no").contains(option[1]).doesNotContain("\tat ");
        }
        for (String option : new String[] {"--times", "--cold", "--concurrency"}) {
            Script.Said invoke = Script.refused("invoke", "python", option, "0");
            assertThat(invoke.exitCode()).isEqualTo(1);
            assertThat(invoke.output()).contains("The function can't be called with " + option + " 0");
        }
        assertThat(Script.refused("invoke", "python", "--times", "2", "--cold", "2").exitCode()).isEqualTo(2);
    }
}
