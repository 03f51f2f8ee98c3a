package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentLimits_KillTest {

    /** The grandchild leaves its session and, as its parent ends at once, its family. */
    private static final String FAMILY = "(setsid sh -c 'sleep 300 & sleep 300; true' &); sleep 300; true";

    private static Stream<Limits> limits() {
        return Stream.concat(WorkingLimits.all(), Stream.of(Limits.named("none")));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void grandchildrenInSessionsOfTheirOwnDieToo(Limits limits) throws Exception {
        String id = UUID.randomUUID().toString();
        try (EnvironmentLimits cage = limits.cage("family", 512)) {
            WorkingLimits.start(cage, Map.of("TEST_FAMILY", id), "/bin/sh", "-c", FAMILY);
            await().until(() -> WorkingLimits.carrying("TEST_FAMILY", id).size() == 5);

            cage.kill();

            assertThat(WorkingLimits.carrying("TEST_FAMILY", id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aHeldProcessDiesToo(Limits limits) throws Exception {
        try (EnvironmentLimits cage = limits.cage("held", 128)) {
            cage.vcpus(0.01);
            Process process = WorkingLimits.busy(cage);
            await().until(() -> !limits.cpu() || cage.held() > 0);

            cage.kill();

            assertThat(process.waitFor()).isEqualTo(128 + 9);
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void closingTwiceOrWithoutAProcessIsFine(Limits limits) {
        EnvironmentLimits cage = limits.cage("empty", 512);
        cage.close();
        cage.close();
        assertThat(cage.outOfMemory()).isFalse();
    }

    @Test
    void nothingIsLeftInTheControlGroups() throws Exception {
        Limits limits = Limits.detect();
        try (EnvironmentLimits one = limits.cage("a", 512); EnvironmentLimits two = limits.cage("b", 512)) {
            WorkingLimits.busy(one);
            WorkingLimits.busy(two);
        }
        assertThat(CgroupMount.here().stream().flatMap(each -> each.places().stream()).map(LabGroup::in)
                .map(LabGroup::path)).noneMatch(Files::exists);
    }
}
