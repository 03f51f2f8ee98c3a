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
        try (EnvironmentLimits environmentLimits = limits.limit("family", 512)) {
            WorkingLimits.start(environmentLimits, Map.of("TEST_FAMILY", id), "/bin/sh", "-c", FAMILY);
            await().until(() -> WorkingLimits.carrying("TEST_FAMILY", id).size() == 5);

            environmentLimits.kill();

            assertThat(WorkingLimits.carrying("TEST_FAMILY", id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aHeldProcessDiesToo(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("held", 128)) {
            environmentLimits.vcpus(0.01);
            Process process = WorkingLimits.busy(environmentLimits);
            await().until(() -> !limits.cpu() || environmentLimits.held() > 0);

            environmentLimits.kill();

            assertThat(process.waitFor()).isEqualTo(128 + 9);
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void closingTwiceOrWithoutAProcessIsFine(Limits limits) {
        EnvironmentLimits environmentLimits = limits.limit("empty", 512);
        environmentLimits.close();
        environmentLimits.close();
        assertThat(environmentLimits.outOfMemory()).isFalse();
    }

    @Test
    void nothingIsLeftInTheControlGroups() throws Exception {
        Limits limits = Limits.detect();
        try (EnvironmentLimits one = limits.limit("a", 512); EnvironmentLimits two = limits.limit("b", 512)) {
            WorkingLimits.busy(one);
            WorkingLimits.busy(two);
        }
        assertThat(CgroupMount.here().stream().flatMap(each -> each.places().stream()).map(LabGroup::in)
                .map(LabGroup::path)).noneMatch(Files::exists);
    }
}
