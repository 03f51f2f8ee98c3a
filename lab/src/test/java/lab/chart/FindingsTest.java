package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lab.cost.Cost;
import lab.cost.LambdaBill;
import lab.cost.MonthlyUsage;
import lab.cost.WholeBill;
import lab.run.stats.Interval;
import lab.run.summary.Intervals;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    @Test
    void theColdStartTitleNamesTheFastestAndTheSlowest() {
        assertThat(Findings.coldStarts(
                List.of(cold("java-jvm", 2400, 2300, 2500), cold("rust", 30, 29, 31), cold("python", 270, 260, 280))))
                .isEqualTo("rust starts cold in 30 ms at 512 MB; java-jvm takes 80 times as long");
    }

    @Test
    void theTitleFollowsTheData() {
        assertThat(Findings.coldStarts(List.of(cold("java-jvm", 20, 19, 21), cold("rust", 30, 29, 31))))
                .isEqualTo("java-jvm starts cold in 20 ms at 512 MB; rust takes 1.5 times as long");
    }

    @Test
    void aLongNameCutsNoTitleOff() {
        assertThat(Findings.coldStarts(List.of(cold("java-snapstart-primed", 164, 160, 170),
                cold("java-jvm", 1804, 1790, 1810))))
                .isEqualTo("java-snapstart-primed starts cold in 164 ms; slowest: 11 times as long");
    }

    @Test
    void whatChanceExplainsIsNoDifference() {
        Row go = cold("go", 31, 27, 35), rust = cold("rust", 30, 26, 34);
        assertThat(Findings.coldStarts(List.of(go, rust, cold("python", 270, 260, 280))))
                .isEqualTo("rust and go start fastest; python takes 9 times as long");
        assertThat(Findings.coldStarts(List.of(go, rust, cold("java-snapstart", 3210, 3200, 3220))))
                .isEqualTo("rust and go start fastest; java-snapstart takes 107 times as long");
        assertThat(Findings.coldStarts(List.of(go, rust)))
                .isEqualTo("No measurable difference between the cold starts of rust and go");
        assertThat(Findings
                .coldStarts(List.of(cold("java-snapstart-primed", 31, 27, 35), cold("java-native", 30, 26, 34))))
                .isEqualTo("No measurable difference between the two cold starts");
    }

    /** The slowest may lie furthest away and still be no slower as far as the run can tell. */
    @Test
    void theSlowestIsNamedOnlyIfItIsSlower() {
        Row rust = cold("rust", 30, 29, 31), go = cold("go", 60, 59, 61), python = cold("python", 70, 20, 240);
        assertThat(Findings.coldStarts(List.of(rust, go, python)))
                .isEqualTo("rust and python start fastest; go takes 2 times as long");
        assertThat(Findings.coldStarts(List.of(rust, cold("go", 31, 29, 33), python)))
                .isEqualTo("No measurable difference between 3 variants' cold starts");
        assertThat(Findings
                .coldStarts(List.of(rust, cold("go", 31, 29, 33), cold("c", 31, 29, 33), cold("java", 90, 80, 99))))
                .isEqualTo("3 variants start fastest; java takes 3 times as long");
    }

    @Test
    void withoutAnIntervalThereIsNoDifference() {
        assertThat(Findings.coldStarts(List.of(cold("go", 300, Double.NaN, Double.NaN), cold("rust", 30, 29, 31))))
                .isEqualTo("No measurable difference between the cold starts of rust and go");
    }

    @Test
    void oneVariantAloneIsNotCompared() {
        assertThat(Findings.coldStarts(List.of(cold("python", 270, 260, 280))))
                .isEqualTo("python starts cold in 270 ms at 512 MB");
    }

    @Test
    void aLongNameNeverMakesTheTitleTooLong() {
        String title = Findings.coldStarts(List.of(cold("java-snapstart-primed-twice", 200, 190, 210),
                cold("java-tuned-for-a-quick-start", 1500, 1400, 1600)));
        assertThat(title).startsWith("java-snapstart-primed-twice starts cold in 200 ms")
                .hasSizeLessThanOrEqualTo(Words.LONGEST);
    }

    @Test
    void theKneeIsTheSmallestSizeAboveWhichNothingGetsFaster() {
        assertThat(Findings.latencyByMemory(
                List.of(warm("python", 128, 30), warm("python", 512, 8), warm("python", 1024, 7.9),
                        warm("rust", 128, 6), warm("rust", 512, 5.2), warm("rust", 1024, 5.1))))
                .isEqualTo("Above 512 MB, more memory makes no variant clearly faster");
    }

    @Test
    void aSlowVariantMovesTheKnee() {
        assertThat(Findings.latencyByMemory(List.of(warm("java", 512, 17), warm("java", 1024, 11),
                warm("rust", 512, 5.2), warm("rust", 1024, 5.1))))
                .isEqualTo("java still takes 35 % less time at 1024 MB than at 512 MB");
    }

    @Test
    void memoryMayMakeNoDifference() {
        assertThat(Findings.latencyByMemory(List.of(warm("rust", 128, 5.1), warm("rust", 512, 5.2))))
                .isEqualTo("More memory makes no variant clearly faster");
    }

    @Test
    void theColdStartThatGainsMostFromMemoryIsNamed() {
        List<Row> rust = List.of(warm("rust", 128, 30), warm("rust", 512, 29.9));
        assertThat(Findings.coldByMemory(rust)).isEqualTo("More memory makes no cold start measurably faster");
        assertThat(Findings.coldByMemory(List.of(rust.getFirst(), rust.getLast(), warm("java", 128, 900),
                warm("java", 512, 90)))).isEqualTo("java starts 10 times faster at 512 MB than at 128 MB");
    }

    @Test
    void withOneSizeTheFastestIsNamed() {
        assertThat(Findings.latencyByMemory(List.of(warm("rust", 512, 5.2), warm("python", 512, 8))))
                .isEqualTo("rust answers fastest at 512 MB, in 5.2 ms");
        assertThat(Findings.latencyByMemory(List.of(warm("rust", 0, 5.2), warm("python", 0, 8))))
                .isEqualTo("rust answers fastest, in 5.2 ms");
        assertThat(Findings.fastest(List.of(warm("rust", 512, 5.2), warm("go", 512, 5.25), warm("python", 512, 8))))
                .isEqualTo("No measurable difference between rust and go at 512 MB");
        assertThat(Findings.fastest(List.of(warm("rust", 512, 5.2), warm("go", 512, 5.25), warm("c", 512, 5.26),
                warm("python", 512, 8)))).isEqualTo("No measurable difference between the 3 fastest at 512 MB");
    }

    /** Costs inherit the interval of Billed Duration. */
    @Test
    void theCheapestIsNamedWithThoseThatMayCostTheSame() {
        List<Row> apart = List.of(billed("rust", 5, 4.9, 5.1), billed("python", 9, 8.8, 9.2));
        assertThat(BillFindings.costByMemory(List.of(cost("rust", 10), cost("python", 18)), apart))
                .isEqualTo("rust at 512 MB is cheapest: $10.00 for 100 million calls");
        List<Row> tied = List.of(billed("rust", 5, 4, 6), billed("python", 5.2, 4.5, 6), billed("go", 5.3, 5, 5.6));
        assertThat(BillFindings.costByMemory(List.of(cost("rust", 10), cost("python", 10.4)), tied))
                .isEqualTo("rust at 512 MB costs $10.00, not measurably less than python at 512 MB");
        assertThat(BillFindings.costByMemory(List.of(cost("rust", 10), cost("python", 10.4), cost("go", 10.6)), tied))
                .isEqualTo("rust at 512 MB costs $10.00, not measurably less than 2 others");
    }

    @Test
    void theWholeBillInOneSentence() {
        List<Cost> costs = List.of(cost("rust", 20), cost("python", 45));
        List<Row> apart = List.of(billed("rust", 5, 4.9, 5.1), billed("python", 11, 10, 12));
        assertThat(BillFindings.wholeBill(costs, apart))
                .isEqualTo("The choice of variant changes the total bill by 4 %");
        List<Row> near = List.of(billed("rust", 5, 4.999, 5.001), billed("python", 5.1, 5.099, 5.101));
        assertThat(BillFindings.wholeBill(List.of(cost("rust", 20), cost("python", 20.1)), near))
                .isEqualTo("The choice of variant changes the total bill by less than 0.1 %");
        assertThat(BillFindings.wholeBillInFull(costs, apart)).startsWith("python has the highest total bill, $625.00. "
                + "Switching to the cheapest variant, rust, saves $25.00 (95 % interval $")
                .endsWith("), or 4 % of that bill.");
        assertThat(BillFindings.between(costs.getFirst(), costs.getLast(), apart))
                .startsWith("Switching from python to rust lowers the total bill by $25.00 (95 % interval $")
                .endsWith(").");
        List<Row> tied = List.of(billed("rust", 5, 1, 9), billed("python", 11, 2, 20));
        assertThat(BillFindings.wholeBill(costs, tied))
                .isEqualTo("The choice of variant makes no measurable difference to the bill");
        assertThat(BillFindings.wholeBillInFull(costs, tied))
                .isEqualTo("The total bills range from $600.00 to $625.00. In this run, we can't tell them apart.");
        assertThat(BillFindings.between(costs.getFirst(), costs.getLast(), tied))
                .isEqualTo("This run shows no measurable difference between the bills of rust and python.");
    }

    @Test
    void driftIsNamedWithItsDirection() {
        assertThat(Findings.drift(Map.of("rust", 0.02, "python", -0.04)))
                .isEqualTo("No variant measurably drifts by more than 10 % during the run");
        assertThat(Findings.drift(Map.of("rust", 0.02, "python", 0.18)))
                .isEqualTo("python gets 18 % slower during the run");
        assertThat(Findings.drift(Map.of("rust", -0.25, "python", 0.18)))
                .isEqualTo("rust gets 25 % faster during the run");
    }

    @Test
    void theFrontOfOneIsBoth() {
        assertThat(Findings.front(List.of("rust at 128 MB"), 10))
                .isEqualTo("rust at 128 MB is both the cheapest and the fastest");
        assertThat(Findings.front(List.of("rust at 128 MB", "rust at 512 MB"), 10))
                .isEqualTo("For 2 of 10 choices, no other choice is both cheaper and faster");
    }

    @Test
    void breakEvenSaysAfterHowManyCalls() {
        List<Row> apart = List.of(billed("rust", 5, 4.9, 5.1), billed("java", 11, 10, 12));
        OptionalLong calls = OptionalLong.of(4_000_000_000L);
        assertThat(BillFindings.breakEven(cost("java", 40), cost("rust", 20), apart, calls, 800)).isEqualTo(
                "Switching from java to rust saves $20.00 per 100 million calls. One developer-day at $800.00 "
                        + "pays off after 4 billion calls.");
        assertThat(BillFindings.breakEven(cost("java", 20), cost("rust", 20), apart, OptionalLong.empty(), 800))
                .contains("no measurable difference");
        List<Row> tied = List.of(billed("rust", 5, 1, 9), billed("java", 11, 2, 20));
        assertThat(BillFindings.breakEven(cost("java", 21), cost("rust", 20), tied, calls, 800))
                .contains("no measurable difference");
    }

    @Test
    void nearnessCountsRatiosNotDurations() {
        assertThat(Findings.nearness(List.of(new double[] {0.2, 0.25}, new double[] {0.2, 0.9})))
                .startsWith("1 of 2 published ratios between two variants agrees");
        assertThat(Findings.nearness(List.of())).isEqualTo("This run has no ratio that was also published.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1; python needs as much", "1.12; python needs 12 % more",
        "6.1; python needs 6.1 times as much", "9; python needs 9 times as much"})
    void distanceToTheNext(double ratio, String sentence) {
        assertThat(Findings.distance("python", 10, 10 * ratio)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"0; 0 %", "0.034; 3.4 %", "0.02; 2 %", "0.1; 10 %", "0.354; 35 %", "0.001; 0.1 %"})
    void percent(double share, String text) {
        assertThat(Findings.percent(share)).isEqualTo(text);
    }

    private static Row cold(String variant, double median, double low, double high) {
        return new Row(variant, 512, Kind.COLD, Metric.COLD, 5, median, Double.NaN, Double.NaN, Double.NaN, high,
                median, median(5, low, high));
    }

    private static Row warm(String variant, int memoryMb, double median) {
        return new Row(variant, memoryMb, Kind.WARM, Metric.HANDLER, 200, median, median, median, Double.NaN, median,
                median, median(5, 0.98 * median, 1.02 * median));
    }

    private static Row billed(String variant, double median, double low, double high) {
        return new Row(variant, 512, Kind.WARM, Metric.BILLED, 200, median, median, median, Double.NaN, median, median,
                median(5, low, high));
    }

    private static Cost cost(String variant, double usd) {
        return new Cost(variant, 512, new MonthlyUsage(100_000_000, 512, 5, 5, 0), new LambdaBill(0, usd, 0, 0),
                new WholeBill(usd, 500, 62.5, 17.5));
    }

    private static Intervals median(int environments, double low, double high) {
        return new Intervals(environments, new Interval(low, high), Interval.NONE, Interval.NONE, Interval.NONE);
    }
}
