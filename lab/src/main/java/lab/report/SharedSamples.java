package lab.report;

import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.HorizontalAlign;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lab.run.stats.Quantile;
import lab.run.summary.Merged;

/**
 * The combined samples of several k6 processes that shared a test: counts and percentiles of all their raw samples, in
 * ms, by the client's clock.
 */
public record SharedSamples(List<Merged> rows) {

    /** Reads every k6 CSV below a folder. */
    public static SharedSamples of(Path folder) {
        return new SharedSamples(Merged.of(folder));
    }

    public String text() {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, List.of(
                column("cell", HorizontalAlign.LEFT, Merged::cell),
                column("phase", HorizontalAlign.LEFT, Merged::phase),
                column("requests", HorizontalAlign.RIGHT, row -> "" + row.requests()),
                column("valid", HorizontalAlign.RIGHT, row -> "" + row.valid()),
                column("p50", HorizontalAlign.RIGHT, row -> quantile(row, 0.5)),
                column("p95", HorizontalAlign.RIGHT, row -> quantile(row, 0.95)),
                column("p99", HorizontalAlign.RIGHT, row -> quantile(row, 0.99)),
                column("max", HorizontalAlign.RIGHT, row -> number(row.max()))))
                + "\nAll times are in ms, from k6's clock, for valid responses. A dash means that there are too "
                + "few samples.";
    }

    private static String quantile(Merged row, double q) {
        Quantile quantile = row.quantile(q);
        return quantile.maximum() ? "–" : number(quantile.value());
    }

    private static String number(double ms) {
        return Double.isNaN(ms) ? "–" : String.format(Locale.ROOT, "%.2f", ms);
    }
}
