package lab.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Cold starts of the ways to run Java beside Python and Rust, for a page that people read on their phones and for
 * slides: the best known variants only.
 */
public final class JavaStarts {

    private static final int ROWS = 7;

    private JavaStarts() {}

    /** @param run with at least one cold start */
    public static Picture of(Run run) {
        List<Row> all = run.referenceRows(Kind.COLD, Metric.COLD);
        List<String> shown = BestKnown.of(all.stream().map(Row::variant).toList(), ROWS);
        List<Row> cold = all.stream().filter(row -> shown.contains(row.variant()))
                .sorted(Comparator.comparingDouble(Row::p50)).toList();
        Panel panel = ColdStarts.panel(run, cold, JavaStarts::inkOfJava, row -> new Millis(row.p50()).toString());
        return new Picture("java",
                new Words(Findings.java(cold), "Each dot is one cold start at " + new MemorySize(run.reference())
                        + " (platform clock). The lines show medians.", run.caption(Counts.of(cold, "cold starts"))),
                List.of(panel), 2.1 * cold.size());
    }

    /** All variants of a run of few, each in its own colour, all medians in ms. */
    static Picture onSlide(Run few) {
        List<Row> cold = Findings.byMedian(few.referenceRows(Kind.COLD, Metric.COLD));
        Panel panel = ColdStarts.panel(few, cold, row -> new Ink.Variant(row.variant()),
                row -> String.format(Locale.ROOT, "%,.0f ms", row.p50()));
        return new Picture("cold-starts",
                new Words(Findings.coldStarts(cold), "Dots show cold starts at " + new MemorySize(few.reference())
                        + " (" + few.place().beforeFirstCall(false)
                        + " + first invocation, ms, platform clock); lines show medians",
                        few.caption(Counts.of(cold, "cold starts"))),
                List.of(panel), 1.75 * cold.size());
    }

    private static Ink inkOfJava(Row row) {
        return BestKnown.java(row.variant()) ? new Ink.Variant(row.variant()) : new Ink.Quiet();
    }
}
