package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import locallambda.TestLab.Answer;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.runtime.SnapStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten copies of one snapshot at once behind one frozen Runtime API address, each with limits of its own. */
class SnapStart_CopiesTest {

    private static final int COPIES = 10;

    private TestLab lab;

    @BeforeEach
    void start() {
        SnapStart.Snapshot tool = SnapshotTools.here();
        lab = TestLab.start(Limits.detect());
        lab.lambda.deploy(lab.function("f").withTimeout(Duration.ofSeconds(30)).withConcurrency(COPIES)
                .withSnapStart(tool));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private List<CompletableFuture<Answer>> holdAll(double seconds) {
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < COPIES; i++)
            calls.add(lab.invokeMeanwhile("f", "{\"do\": \"hold\", \"file\": \"held-" + i + "\", \"seconds\": "
                    + seconds + "}"));
        return calls;
    }

    /** Which process of the function has a file open. */
    private long holder(int i) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> lab.lambda.processIds("f").stream().filter(pid -> opened(pid, "held-" + i)).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static boolean opened(long pid, String file) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(each -> target(each).endsWith("/" + file));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aKillHitsTheOneItWasMeantFor() {
        List<CompletableFuture<Answer>> calls = holdAll(4);
        List<Long> holders = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) holders.add(holder(i));
        assertThat(holders).doesNotHaveDuplicates();
        ProcessHandle.of(holders.get(3)).orElseThrow().destroyForcibly();
        for (int i = 0; i < COPIES; i++) {
            if (i == 3) assertThat(calls.get(i).join().json().get("errorMessage").asText()).endsWith("signal: killed");
            else assertThat(calls.get(i).join().json().get("file").asText()).isEqualTo("held-" + i);
        }
        lab.last();
        assertThat(lab.invocations).hasSize(COPIES)
                .allSatisfy(each -> assertThat(each.report().start()).isInstanceOf(Start.Restored.class));
        assertThat(lab.invocations.stream().map(Invocation::environment).distinct()).hasSize(COPIES);
        assertThat(lab.invocations.stream().filter(each -> each.report().status() != Status.SUCCESS)).singleElement()
                .satisfies(each -> assertThat(each.report().errorType()).isEqualTo("Runtime.ExitError"));
        assertThat(Set.copyOf(lab.lambda.processIds("f"))).hasSize(COPIES - 1).doesNotContain(holders.get(3))
                .isSubsetOf(holders);
    }

    @Test
    void eachLogHasWhatItsOwnCopyWrote() {
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < COPIES; i++) {
                String event = "{\"do\": \"log\", \"text\": \"said-" + i + ".\", \"then\": 0.3}";
                calls.add(CompletableFuture.supplyAsync(() -> lab.invoke("f", event, "X-Amz-Log-Type", "Tail"),
                        Thread::startVirtualThread));
            }
            for (int i = 0; i < COPIES; i++)
                assertThat(calls.get(i).join().tail().lines().filter(line -> line.startsWith("said-")))
                        .containsExactly("said-" + i + ".");
        }
    }

    @Test
    void memoryAndItsLimitAreTheCopysOwn() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Limits.detect().memory(), Limits.detect().describe());
        assertThat(lab.invoke("f", "{\"do\": \"eat\", \"mb\": 100}").status()).isEqualTo(200);
        assertThat(lab.last().report().peakMb())
                .isBetween(105, 140); // neither criu's memory nor that of the other copies
        assertThat(lab.invoke("f", "{\"do\": \"eat\", \"mb\": 900}").json().get("errorType").asText())
                .isEqualTo("Runtime.OutOfMemory");
    }

    @Test
    @Tag("alone")
    void theCpuShareIsTheMemorySizes() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Limits.detect().cpu(), Limits.detect().describe());
        lab.invoke("f", "{\"do\": \"spin\", \"seconds\": 0.3}");
        assertThat(lab.last().report().durationMs()).isBetween(800.0, 2000.0); // 0.3 s of 0.289 CPU
    }
}
