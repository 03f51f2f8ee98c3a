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
        try (EnvironmentLimits environmentLimits = limits.limit("hungry", 64)) {
            environmentLimits.vcpus(1);
            Process process = WorkingLimits.start(environmentLimits, "dd", "if=/dev/zero", "of=/dev/null", "bs=200M",
                    "count=100000");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 9);
            assertThat(environmentLimits.outOfMemory()).isTrue();
            assertThat(environmentLimits.peakMb()).isGreaterThanOrEqualTo(64);
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void belowTheLimitLivesAndItsPeakIsTheSumOfItsProcesses(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("modest", 128)) {
            environmentLimits.vcpus(1);
            WorkingLimits.start(environmentLimits, "/bin/sh", "-c", takes(60));

            await().until(() -> environmentLimits.peakMb() >= 60);

            assertThat(environmentLimits.peakMb()).isBetween(60L, 80L);
            assertThat(environmentLimits.outOfMemory()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void thePeakOutlivesTheProcess(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("gone", 128)) {
            environmentLimits.vcpus(1);
            WorkingLimits.start(environmentLimits, "/bin/sh", "-c", takes(60));
            await().until(() -> environmentLimits.peakMb() >= 60);

            environmentLimits.kill();
            assertThat(environmentLimits.peakMb()).isBetween(60L, 80L);
            environmentLimits.close();
            assertThat(environmentLimits.peakMb()).isBetween(60L, 80L);
        }
    }
}
