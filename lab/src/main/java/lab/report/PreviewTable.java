package lab.report;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;
import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.cost.Millis;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * A few figures of the variants that are already built, sorted by cold start: something to look at, not a result. A
 * variant whose calls failed has no figures, and the text says why.
 */
public record PreviewTable(Run run) {

    /** A sentence that labels the table, and the table. Times are in ms. */
    public String text() {
        List<Row> cold = run.summary().rows().stream()
                .filter(row -> row.start() == Kind.COLD && row.metric() == Metric.COLD && row.n() > 0)
                .sorted(Comparator.comparingDouble(Row::p50)).toList();
        String errors = run.faults().sentence().map(sentence -> "\n" + sentence + ".").orElse("");
        if (cold.isEmpty()) return "Preview: no variant has figures." + errors;
        Row first = cold.getFirst();
        String table = AsciiTable.getTable(AsciiTable.NO_BORDERS, cold, List.of(
                column("", LEFT, Row::variant),
                column("cold start\nmedian, ms", RIGHT, row -> ComparisonLine.number(row.p50())),
                column("slowest\n(n)", RIGHT, row -> ComparisonLine.number(row.max()) + " (" + row.n() + ")"),
                column("calls\nmedian, ms", RIGHT,
                        row -> calls(row).map(Row::p50).map(ComparisonLine::number).orElse("–")),
                column("\n(n)", RIGHT, row -> calls(row).map(Row::n).map(n -> "(" + n + ")").orElse(""))));
        return "PREVIEW, local, %d MB: %s starts fastest so far, in %s, but so few starts prove nothing.%n%s"
                .formatted(first.memoryMb(), first.variant(), new Millis(first.p50()), table) + errors;
    }

    private Optional<Row> calls(Row cold) {
        return run.summary().row(cold.variant(), cold.memoryMb(), Kind.WARM, Metric.EARLY).filter(row -> row.n() > 0);
    }
}
