package lab.chart;

import java.util.List;
import java.util.LongSummaryStatistics;
import lab.run.summary.Summary.Row;

/** How many samples stand behind a chart, as its caption says it. */
final class Counts {

    private Counts() {}

    /**
     * {@code n = 5 cold starts per value}, or {@code n = 4–5 cold starts per value} where cells differ; with numbered
     * calls {@code n = 300 samples of calls 51–110 per value}.
     */
    static String of(List<Row> rows, String what) {
        LongSummaryStatistics n = rows.stream().mapToLong(Row::n).summaryStatistics();
        return "n = " + (n.getMin() == n.getMax() ? "" + n.getMin() : n.getMin() + "–" + n.getMax()) + " "
                + (what.startsWith("calls ") ? "samples of " : "") + what + " per value";
    }
}
