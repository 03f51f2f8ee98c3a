package lab.report;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lab.cost.Millis;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** A few figures of what is built already, sorted by cold start: something to look at, and no result. */
public record PreviewTable(Summary summary) {

    /** The sentence that labels it, and the table. Times in ms. */
    public String text() {
        List<Row> cold = summary.rows().stream()
                .filter(row -> row.start() == Kind.COLD && row.metric() == Metric.COLD && row.n() > 0)
                .sorted(Comparator.comparingDouble(Row::p50)).toList();
        if (cold.isEmpty()) return "Preview: none of them started.";
        Row first = cold.getFirst();
        String table = AsciiTable.getTable(AsciiTable.NO_BORDERS, cold, List.of(
                column("", LEFT, Row::variant),
                column("cold start\nmedian, ms", RIGHT, row -> ComparisonLine.number(row.p50())),
                column("slowest\n(n)", RIGHT, row -> ComparisonLine.number(row.max()) + " (" + row.n() + ")"),
                column("calls\nmedian, ms", RIGHT,
                        row -> calls(row).map(Row::p50).map(ComparisonLine::number).orElse("–")),
                column("\n(n)", RIGHT, row -> calls(row).map(Row::n).map(n -> "(" + n + ")").orElse(""))));
        return "PREVIEW, local, %d MB: %s, cold in %s, is the fastest so far; so few starts prove nothing.%n%s"
                .formatted(first.memoryMb(), first.variant(), new Millis(first.p50()), table);
    }

    private Optional<Row> calls(Row cold) {
        return summary.row(cold.variant(), cold.memoryMb(), Kind.WARM, Metric.EARLY).filter(row -> row.n() > 0);
    }

    private static ColumnData<Row> column(String header, HorizontalAlign align,
            Function<Row, String> value) {
        return new Column().header(header).headerAlign(align).dataAlign(align).with(value);
    }
}
