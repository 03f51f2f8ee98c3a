package lab.published;

import java.util.List;
import lab.cost.LambdaBill;
import lab.cost.LambdaBill.Terms;
import lab.cost.MonthlyUsage;
import lab.cost.Prices;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * The cost table of the talk this workshop grew from, as printed, with the cost model's results for the same durations.
 */
public record TalkTable(List<Line> lines) {

    /** The number of calls that its printed totals are for. */
    public static final long CALLS = 100_000_000;

    /**
     * One language; amounts in USD, for the duration alone (no requests), as the talk calculated.
     *
     * @param printedEach  printed price of one invocation
     * @param printedTotal printed price of 100 million
     */
    public record Line(
            String language, int memoryMb, double durationMs, double printedEach, double printedTotal, double each,
            double total) {

        /**
         * Whether the printed price of one invocation contradicts the printed price of 100 million by more than 1 %.
         */
        public boolean slip() {
            return Math.abs(printedEach * CALLS / printedTotal - 1) > 0.01;
        }
    }

    /** Reads the printed table and calculates its lines again at {@code prices}. */
    public static TalkTable of(Prices prices) {
        var csv = CsvReadOptions.builder(TalkTable.class.getResourceAsStream("/published/first-study-cost-table.csv"))
                .build();
        return new TalkTable(Table.read().usingOptions(csv).stream().map(row -> line(prices, row)).toList());
    }

    private static Line line(Prices prices, Row row) {
        int memoryMb = row.getInt("memory_mb");
        double durationMs = row.getInt("duration_ms");
        double total = LambdaBill.of(prices, MonthlyUsage.warm(CALLS, memoryMb, durationMs), Terms.PLAIN).durationUsd();
        return new Line(
                row.getString("language"), memoryMb, durationMs, row.getDouble("printed_usd_per_invocation"),
                row.getDouble("printed_usd_per_100m"), total / CALLS, total);
    }
}
