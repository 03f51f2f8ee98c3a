package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Limits_MemoryTest {

    /** dd fills a block of that many MB, then waits for a second one. */
    private static String takes(int mb) {
        return "(head -c " + mb + "M /dev/zero; sleep 60) | dd bs=" + mb + "M iflag=fullblock count=2 of=/dev/null";
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void overTheLimitIsKilled(Limits limits) throws Exception {
        try (EnvironmentLimits cage = limits.cage("hungry", 64)) {
            cage.vcpus(1);
            Process process = WorkingLimits.start(cage, "dd", "if=/dev/zero", "of=/dev/null", "bs=200M",
                    "count=100000");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 9);
            assertThat(cage.outOfMemory()).isTrue();
            assertThat(cage.peakMb()).isGreaterThanOrEqualTo(64);
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void belowTheLimitLivesAndItsPeakIsTheSumOfItsProcesses(Limits limits) throws Exception {
        try (EnvironmentLimits cage = limits.cage("modest", 128)) {
            cage.vcpus(1);
            WorkingLimits.start(cage, "/bin/sh", "-c", takes(60));

            await().until(() -> cage.peakMb() >= 60);

            assertThat(cage.peakMb()).isBetween(60L, 80L);
            assertThat(cage.outOfMemory()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void thePeakOutlivesTheProcess(Limits limits) throws Exception {
        try (EnvironmentLimits cage = limits.cage("gone", 128)) {
            cage.vcpus(1);
            WorkingLimits.start(cage, "/bin/sh", "-c", takes(60));
            await().until(() -> cage.peakMb() >= 60);

            cage.kill();
            assertThat(cage.peakMb()).isBetween(60L, 80L);
            cage.close();
            assertThat(cage.peakMb()).isBetween(60L, 80L);
        }
    }
}
