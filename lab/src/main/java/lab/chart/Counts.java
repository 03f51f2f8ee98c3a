package lab.chart;

import java.util.List;
import java.util.LongSummaryStatistics;
import lab.run.summary.Summary.Row;

/** The number of samples behind a chart, in words for its caption. */
final class Counts {

    private Counts() {}

    /**
     * {@code n = 5 cold starts per value}, or {@code n = 4–5 cold starts per value} where cells differ; with numbered
     * calls {@code n = 300 per value (calls 51–110)}.
     */
    static String of(List<Row> rows, String what) {
        LongSummaryStatistics n = rows.stream().mapToLong(Row::n).summaryStatistics();
        String samples = n.getMin() == n.getMax() ? "" + n.getMin() : n.getMin() + "–" + n.getMax();
        return "n = " + samples + (what.startsWith("calls ") ? " per value (" + what + ")" : " " + what + " per value");
    }
}
