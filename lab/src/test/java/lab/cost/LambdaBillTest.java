package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import lab.cost.LambdaBill.Terms;
import lab.run.record.Architecture;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaBillTest {

    private static final Prices PRICES = Prices.published();

    @ParameterizedTest(name = "{0} calls, {1} MB, {2} ms: ${3} for the duration, ${4} in all")
    @CsvSource(textBlock = """
            100000000,  128,    5,    1.0416688,   21.0416688
            100000000,  128,   23,    4.7916763,   24.7916763
            100000000, 1024,   10,   16.6667,      36.6667
            1000000,   1769, 1000,   28.7924,      28.9924
            0,          512,   10,    0,            0
            """)
    void durationAndRequests(long calls, int memoryMb, double ms, double durationUsd, double usd) {
        LambdaBill bill = LambdaBill.of(PRICES, MonthlyUsage.warm(calls, memoryMb, ms), Terms.PLAIN);
        assertThat(bill.durationUsd()).isCloseTo(durationUsd, within(1e-3));
        assertThat(bill.usd()).isCloseTo(usd, within(1e-3));
    }

    @ParameterizedTest(name = "{0}: {1} GB-seconds cost ${2}")
    @CsvSource(textBlock = """
            X86,  6000000000, 100000.20
            X86,  7000000000, 115000.20
            X86, 15000000000, 235000.20
            X86, 16000000000, 248333.60
            ARM,  7500000000, 100000.50
            ARM, 18750000000, 235001.63
            ARM, 19750000000, 245668.33
            """)
    void aDearerTierHoldsOnlyForWhatLiesBelowTheNext(Architecture architecture, long gbSeconds, double usd) {
        Terms terms = new Terms(architecture, false, new LambdaBill.SnapStart.Free());
        assertThat(LambdaBill.of(PRICES, MonthlyUsage.warm(gbSeconds, 1024, 1000), terms).durationUsd()).isCloseTo(usd,
                within(0.01));
    }

    @ParameterizedTest(name = "{0} calls of {1} ms at 1024 MB with the free tier: ${2}")
    @CsvSource(textBlock = """
            1000000,  400, 0
            1000000,  500, 1.66667
            2000000,  200, 0.2
            3000000, 1000, 43.73342
            """)
    void theFreeTierComesOffFirst(long calls, double ms, double usd) {
        Terms terms = new Terms(Architecture.X86, true, new LambdaBill.SnapStart.Free());
        assertThat(LambdaBill.of(PRICES, MonthlyUsage.warm(calls, 1024, ms), terms).usd()).isCloseTo(usd, within(1e-4));
    }

    @Test
    void coldStartsPayForTheirInit() {
        LambdaBill bill = LambdaBill.of(PRICES, new MonthlyUsage(1_000_000, 512, 10, 2010, 0.01), Terms.PLAIN);
        assertThat(bill.warmUsd()).isCloseTo(0.99 * 1e6 * 0.5 * 0.010 * 0.0000166667, within(1e-9));
        assertThat(bill.coldUsd()).isCloseTo(0.01 * 1e6 * 0.5 * 2.010 * 0.0000166667, within(1e-9));
    }

    @Test
    void snapStartIsFreeForManagedJavaOnly() {
        MonthlyUsage usage = new MonthlyUsage(1_000_000, 512, 10, 200, 0.001);
        assertThat(LambdaBill.of(PRICES, usage, new Terms(Architecture.X86, false, new LambdaBill.SnapStart.Free()))
                .snapStartUsd()).isZero();
        LambdaBill charged = LambdaBill.of(PRICES, usage,
                new Terms(Architecture.X86, false, new LambdaBill.SnapStart.Charged(Duration.ofDays(30))));
        assertThat(charged.snapStartUsd()).isCloseTo(0.5 * (30 * 86400 * 0.0000015046 + 1000 * 0.0001398),
                within(1e-9));
    }

    @Test
    void aSnapshotIsChargedForThreeHoursAtLeast() {
        assertThat(new LambdaBill.SnapStart.Charged(Duration.ofMinutes(1)).seconds()).isEqualTo(3 * 3600);
    }

    @Test
    void moreThanAllCallsCannotBeCold() {
        assertThatThrownBy(() -> new MonthlyUsage(1, 128, 1, 1, 1.5)).isInstanceOf(Problem.class)
                .hasMessageContaining("1.5");
    }
}
