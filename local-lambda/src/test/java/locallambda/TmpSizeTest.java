package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import locallambda.files.FileIsolation;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.LabMarker;
import locallambda.system.Problem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /tmp} is as large as the function's configuration says, on this machine's disk, and not in its memory. */
class TmpSizeTest {

    private static final long MB = 1 << 20;

    private TestLab lab;

    @BeforeEach
    void start() {
        lab = TestLab.start(Limits.detect());
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private FunctionConfig function() {
        assumeTrue(FileIsolation.limitsSize(), FileIsolation.describe());
        return lab.function("f").withMemoryMb(128);
    }

    private JsonNode fill(int mb) {
        return lab.invoke("f", "{\"do\": \"fill\", \"mb\": " + mb + "}").json();
    }

    /** What the disks of all environments of this lab take. */
    private static long diskMb() throws IOException {
        Path homes = Path.of("/var/tmp/lambda-race-files-" + LabMarker.value());
        if (!Files.exists(homes)) return 0;
        try (Stream<Path> all = Files.walk(homes)) {
            long blocks = 0;
            for (Path each : all.filter(path -> path.endsWith("disk")).toList())
                blocks += Long.parseLong(TestPython.run("stat", "-c", "%b", each.toString()));
            return blocks * 512 / MB;
        }
    }

    @Test
    void moreThanItsSizeDoesNotFitAndTheDiskIsFreedAfterwards() throws IOException {
        lab.lambda.deploy(function());
        long before = Path.of("/var/tmp").toFile().getUsableSpace();
        JsonNode filled = fill(600);
        assertThat(filled.get("fault").asText()).isEqualTo("No space left on device");
        assertThat(filled.get("mb").asInt()).isBetween(512, 530);
        assertThat(lab.last().report().peakMb()).isLessThan(100);
        assertThat(diskMb()).isBetween(400L, 560L);
        assertThat(fill(1).get("fault").asText()).as("the next invocation finds it full")
                .isEqualTo("No space left on device");
        lab.lambda.endEnvironments("f");
        assertThat(diskMb()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> before - Path.of("/var/tmp").toFile().getUsableSpace() < 200 * MB);
        assertThat(fill(1).get("fault").isNull()).isTrue();
    }

    @Test
    void whatIsDeletedFreesIt() throws IOException {
        lab.lambda.deploy(function());
        fill(300);
        assertThat(lab.invoke("f", "{\"do\": \"files\", \"delete\": {\"d\": \"/tmp/fill\"}}").body())
                .contains("deleted");
        assertThat(fill(300).get("fault").isNull()).isTrue();
        assertThat(diskMb()).isLessThan(350);
    }

    @Test
    void aFunctionMayHaveMore() {
        lab.lambda.deploy(function().withTmpMb(1024));
        assertThat(fill(600).get("fault").isNull()).isTrue();
    }

    @Test
    void aCopyOfASnapshotHasTheSameSize() {
        lab.lambda.deploy(function().withSnapStart(SnapshotTools.here()).withTimeout(Duration.ofSeconds(30)));
        assertThat(fill(600).get("mb").asInt()).isBetween(512, 530);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 511, 10_241})
    void sizesThatAwsDoesNotHaveAreRefused(int mb) {
        assertThatThrownBy(() -> lab.lambda.deploy(lab.function("f").withTmpMb(mb))).isInstanceOf(Problem.class)
                .hasMessage("AWS Lambda has no /tmp of " + mb + " MB.");
    }
}
