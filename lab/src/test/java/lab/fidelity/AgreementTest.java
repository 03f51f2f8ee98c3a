package lab.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void theSpeedOfTheMachineIsInNoRatio() {
        Agreement agreement = agreement(pair("python", 100, 200), pair("rust", 10, 20), pair("java", 400, 800));
        assertThat(agreement.times()).isCloseTo(0.5, within(1e-9));
        assertThat(agreement.error()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theWorstRatioIsNamedWithBothSides() {
        Agreement agreement = agreement(pair("python", 100, 100), pair("rust", 10, 20), pair("java", 800, 200));
        assertThat(agreement.worst()).hasValueSatisfying(worst -> assertThat(worst.variant()).isEqualTo("java"));
        assertThat(agreement.sentence()).contains(
                "at most by a factor of 4.00 (java at 512 MB: 8.00 here, 2.00 on AWS)",
                "Init Duration");
    }

    @Test
    void ratiosOverlapWhereTheirIntervalsDo() {
        Agreement agreement =
                agreement(bounded("python", 100, 100), bounded("rust", 10, 11), bounded("java", 800, 200));
        assertThat(agreement.overlapping()).contains("1 of 2");
        assertThat(agreement(pair("python", 100, 100), pair("rust", 10, 11)).overlapping()).isEmpty();
    }

    @Test
    void fourRowsAreTooFewForAnOrder() {
        assertThat(agreement(pair("python", 100, 100), pair("rust", 10, 20), pair("java", 800, 200),
                pair("go", 12, 22)).sentence())
                .startsWith(
                        "Median Init Duration, compared with theirs: 4 rows for 4 variants are "
                                + "too few to compare the order of the variants.")
                .doesNotContain("Spearman");
    }

    @Test
    void anOrderWithoutExceptionHasAProbabilityAndNoInterval() {
        assertThat(agreement(pair("a", 1, 1), pair("b", 2, 2), pair("c", 3, 3), pair("d", 4, 4), pair("python", 5, 5))
                .sentence()).contains("(Spearman's ρ 1.00, p = 0.0");
    }

    @Test
    void anotherMemorySizeIsNoYardstick() {
        Pair other =
                new Pair("rust", 128, new Estimate(10, Interval.NONE), new Estimate(10, Interval.NONE));
        assertThat(agreement(pair("python", 100, 100), other).ratios()).isEmpty();
    }

    @Test
    void ofARebuiltFunctionRowsAreNearOrHaveAReasonOrNone() {
        Agreement agreement = new Agreement("theirs", "", Metric.BILLED, Kind.COLD, false, "python",
                List.of(pair("python", 100, 140), pair("rust", 16, 10), pair("java", 10, 20)), true);
        assertThat(agreement.comparable()).isTrue();
        assertThat(agreement.sentence())
                .startsWith(
                        "Median Billed Duration of cold starts, compared with theirs: in 1 of 3 rows, our time "
                                + "and AWS's differ by at most a factor of 1.5. ");
        assertThat(new Outside(agreement).sentences()).containsExactly(
                "rust: in 1 of 1 rows, our figure is higher than AWS's median by more than a factor of 1.5 "
                        + "(1.60 times the median). "
                        + "We can't explain this.",
                "java: in 1 of 1 rows, our figure is lower than AWS's median by more than a factor of 1.5 "
                        + "(0.50 times the median). "
                        + "We can't explain this.");
    }

    private static Agreement agreement(Pair... pairs) {
        return new Agreement("theirs", "theirs, cited", Metric.INIT, Kind.COLD, false, "python", List.of(pairs));
    }

    private static Pair pair(String variant, double here, double aws) {
        return RanksTest.pair(variant, 512, here, aws);
    }

    private static Pair bounded(String variant, double here, double aws) {
        return new Pair(variant, 512, bounded(here), bounded(aws));
    }

    private static Estimate bounded(double value) {
        return new Estimate(value, new Interval(value * 0.9, value * 1.1));
    }
}
