package lab.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import lab.cost.LambdaBill;
import lab.cost.LambdaBill.Terms;
import lab.cost.MonthlyUsage;
import lab.cost.Prices;
import lab.published.TalkTable.Line;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class TalkTableTest {

    private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);
    private final List<Line> lines = TalkTable.of(Prices.published()).lines();

    @Test
    void theTotalsForAHundredMillionAreReproduced() {
        assertThat(lines).extracting(Line::language).containsExactly("rust", "python");
        assertThat(lines).allSatisfy(line -> assertThat(line.total()).isCloseTo(line.printedTotal(), ONE_PERCENT));
    }

    @Test
    void rustsPriceOfOneInvocationIsReproduced() {
        assertThat(lines.getFirst().each()).isCloseTo(0.0000000105, ONE_PERCENT);
        assertThat(lines.getFirst().slip()).isFalse();
    }

    @Test
    void pythonsPriceOfOneInvocationWasPrintedWrong() {
        Line python = lines.getLast();
        assertThat(python.printedEach()).isEqualTo(0.0000000210);
        assertThat(python.each()).isCloseTo(0.0000000479, within(0.00000000005));
        assertThat(python.slip()).isTrue();
    }

    /**
     * Both charts were read with an error of about 3 %; above 128 MB the talk's costs lie up to a third over its
     * latencies.
     */
    @ParameterizedTest
    @MethodSource("memorySizes")
    void theTalksCostChartIsNearWhatItsLatencyChartGives(int memoryMb, String language, double latencyMs,
            double chartUsd) {
        double duration = LambdaBill.of(
                Prices.published(), MonthlyUsage.warm(100_000_000, memoryMb, latencyMs), Terms.PLAIN).durationUsd();
        assertThat(chartUsd).isBetween(duration * 0.94, duration * 1.40);
    }

    static Stream<Object[]> memorySizes() {
        var csv = CsvReadOptions.builder(TalkTableTest.class.getResourceAsStream("/published/first-study.csv"))
                .header(false).build();
        Table table = Table.read().usingOptions(csv);
        return table.stream().filter(row -> row.getString(0).equals("warm_latency"))
                .map(row -> new Object[] {Integer.parseInt(row.getString(3)), row.getString(2),
                    Double.parseDouble(row.getString(4)),
                    table.stream().filter(other -> other.getString(0).startsWith("cost_")
                            && other.getString(2).equals(row.getString(2))
                            && other.getString(3).equals(row.getString(3)))
                            .mapToDouble(other -> Double.parseDouble(other.getString(4))).findFirst().orElseThrow()});
    }
}
