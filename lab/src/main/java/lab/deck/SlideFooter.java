package lab.deck;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Collects the sources of a slide's figures while the slide is filled, and writes them into its last line. */
final class SlideFooter {

    private final Map<String, LongSummaryStatistics> counts = new LinkedHashMap<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private boolean ofTheRun;

    /**
     * Notes that the slide shows something calculated from these rows. The n of memory peaks counts environments, so
     * the footer leaves it out.
     */
    void measured(Collection<Row> rows) {
        for (Row row : rows)
            if (row.metric() != Metric.PEAK)
                counts.computeIfAbsent(row.start() == Kind.COLD ? "cold starts" : "warm calls",
                        _ -> new LongSummaryStatistics()).accept(row.n());
        ofTheRun = true;
    }

    /** Notes that the slide shows something else from the run: sizes, conditions, counts. */
    void ofTheRun() {
        ofTheRun = true;
    }

    /** Notes that the slide shows somebody else's figure. @param source Markdown, with a link */
    void cited(String source) {
        sources.add(source);
    }

    /** One line of Markdown; empty if the slide shows no figures. */
    String line(Run run) {
        Set<String> parts = new LinkedHashSet<>();
        String n = counts.entrySet().stream().map(each -> range(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(" and "));
        if (!n.isEmpty()) parts.add("n = " + n + " per value");
        if (ofTheRun) parts.add(run.briefConditions());
        parts.addAll(sources);
        return String.join(" · ", parts).replace(" %", "\u00a0%");
    }

    private static String range(LongSummaryStatistics n) {
        return n.getMin() == n.getMax() ? "" + n.getMin() : n.getMin() + "–" + n.getMax();
    }
}
