package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("alone")
class Limits_CpuTest {

    private static final int MB = 512;

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void aBusyLoopGetsTheShareOfItsMemorySize(Limits limits) throws Exception {
        double tolerance = limits.name().equals("throttle") ? 0.25 : 0.15;
        Use use = use(limits);
        if (!use.fits(tolerance)) use = use(limits); // once more: other work on the machine can delay a stop

        assertThat(use.held).isPositive();
        assertThat(use.cpuMs).isLessThanOrEqualTo(use.fairMs() * (1 + tolerance));
        assertThat(use.cpuMs).isGreaterThanOrEqualTo(use.reachableMs() * (1 - tolerance));
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void aSmallerShareTakesEffectAtOnce(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("changing", MB)) {
            environmentLimits.vcpus(8);
            WorkingLimits.busy(environmentLimits);
            await().until(() -> environmentLimits.cpuMs() > 50);
            long before = environmentLimits.held();

            environmentLimits.vcpus(0.05);
            double used = environmentLimits.cpuMs();
            long start = System.nanoTime();
            await().until(() -> environmentLimits.held() >= before + 20);

            double ms = (System.nanoTime() - start) / 1e6;
            assertThat(environmentLimits.cpuMs() - used).isLessThan(0.05 * ms * 1.5 + 10);
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void aLargerShareSetsAHeldProcessFree(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("boosted", 128)) {
            environmentLimits.vcpus(0.05);
            WorkingLimits.busy(environmentLimits);
            await().until(() -> environmentLimits.held() >= 5);

            environmentLimits.vcpus(8);
            double used = environmentLimits.cpuMs();
            await().until(() -> environmentLimits.cpuMs() > used + 20);
            long held = environmentLimits.held();
            double free = environmentLimits.cpuMs();
            await().until(() -> environmentLimits.cpuMs() > free + 100);

            assertThat(environmentLimits.held()).isEqualTo(held);
        }
    }

    @ParameterizedTest
    @MethodSource("locallambda.limits.WorkingLimits#all")
    void cpuTimeIsTheProcessesOwnAndIsKept(Limits limits) throws Exception {
        try (EnvironmentLimits environmentLimits = limits.limit("counted", 1769)) {
            Process process = WorkingLimits.busy(environmentLimits);
            await().until(() -> environmentLimits.cpuMs() > 50);
            double ownBefore = ownMs(process);
            double countedBefore = environmentLimits.cpuMs();
            await().until(() -> environmentLimits.cpuMs() > countedBefore + 300);

            double counted = environmentLimits.cpuMs();
            assertThat(counted - countedBefore).isCloseTo(ownMs(process) - ownBefore, within(100.0));
            environmentLimits.close();

            assertThat(environmentLimits.cpuMs()).isGreaterThanOrEqualTo(counted);
        }
    }

    /** As the kernel counts it for each process, in ticks of 10 ms. */
    private static double ownMs(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private static Use use(Limits limits) throws IOException {
        try (EnvironmentLimits environmentLimits = limits.limit("busy/1", MB)) {
            WorkingLimits.busy(environmentLimits);
            await().until(() -> environmentLimits.held() > 0);
            double cpu = environmentLimits.cpuMs();
            long held = environmentLimits.held();
            long start = System.nanoTime();
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            return new Use(environmentLimits.cpuMs() - cpu, (System.nanoTime() - start) / 1e6,
                    environmentLimits.held() - held);
        }
    }

    /** What a busy loop got. {@code held} periods used up their quota; in others there was no processor for it. */
    private record Use(double cpuMs, double wallMs, long held) {

        double fairMs() {
            return wallMs * Limits.share(MB);
        }

        double reachableMs() {
            return Math.min(fairMs(), held * Quota.of(Limits.share(MB)).quotaUs() / 1e3);
        }

        boolean fits(double tolerance) {
            return cpuMs <= fairMs() * (1 + tolerance) && cpuMs >= reachableMs() * (1 - tolerance);
        }
    }
}
