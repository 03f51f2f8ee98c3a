package lab.deck;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.chart.Findings;
import lab.chart.PublishedLines;
import lab.chart.Words;
import lab.cost.Millis;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.published.TalkCharts;
import lab.published.TalkTable;
import locallambda.system.Problem;

/**
 * What a slide can show from the talk that this workshop is based on: its charts and its cost table. Placeholders call
 * it {@code talk}.
 */
public final class TalkPlaceholders {

    private static final String SOURCE = "[the talk](https://github.com/mkingopng/AWS_presentation)";

    private final SlideFooter foot;

    TalkPlaceholders(SlideFooter foot) {
        this.foot = foot;
    }

    /** A value of its charts, e.g. {@code warm_latency} of {@code python} at 128 MB, as text with its unit. */
    public String value(String metric, String language, long memoryMb) {
        double value = number(metric, language, memoryMb);
        return metric.startsWith("cost") ? new Usd(value).toString() : new Millis(value).toString();
    }

    /** How many times as much {@code more} needs as {@code less}. */
    public String ratio(String metric, String more, String less, long memoryMb) {
        return Findings.times(number(metric, more, memoryMb) / number(metric, less, memoryMb));
    }

    /** The memory sizes of a chart, ascending. */
    public List<Long> sizes(String metric) {
        return TalkCharts.of(metric).stream().map(point -> (long) point.memoryMb()).distinct().sorted().toList();
    }

    /** One of its charts, drawn again. */
    public SafeString chart(String metric, List<String> languages) {
        List<SortedMap<Integer, Double>> lines = new ArrayList<>();
        for (String language : languages) {
            SortedMap<Integer, Double> line = new TreeMap<>();
            for (long mb : sizes(metric)) line.put((int) mb, number(metric, language, mb));
            lines.add(line);
        }
        return Show.figure(PublishedLines.of("talk-" + metric.replace('_', '-'),
                new Words("The talk's " + metric.replace('_', ' '), "", ""), languages, lines));
    }

    /** Its cost table: printed prices, and the same calculated again. */
    public List<Printed> costTable() {
        foot.cited(SOURCE);
        return TalkTable.of(Prices.published()).lines().stream()
                .map(line -> new Printed(line.language(), new Millis(line.durationMs()).toString(),
                        line.memoryMb() + " MB", new Usd(line.printedEach()).toString(),
                        new Usd(line.printedTotal()).toString(),
                        new Usd(line.each()).toString(), new Usd(line.total()).toString(), line.slip()))
                .toList();
    }

    /** The multiplication that its cost table gets wrong: {@code $… × 100 million = $2.10, not $4.80}. */
    public String slip() {
        foot.cited(SOURCE);
        TalkTable.Line line = TalkTable.of(Prices.published()).lines().stream().filter(TalkTable.Line::slip).findFirst()
                .orElseThrow();
        return "%s × %s = %s, not %s".formatted(new Usd(line.printedEach()), Claims.large(TalkTable.CALLS),
                new Usd(line.printedEach() * TalkTable.CALLS), new Usd(line.printedTotal()));
    }

    /** How many times as long one language of its cost table takes as the other. */
    public String tableRatio(String more, String less) {
        foot.cited(SOURCE);
        List<TalkTable.Line> lines = TalkTable.of(Prices.published()).lines();
        return Findings.times(line(lines, more).durationMs() / line(lines, less).durationMs());
    }

    /**
     * How its cost table compares two languages in words, from its durations and its printed totals:
     * {@code 12 % slower, 10 % more expensive}.
     */
    public String comparison(String more, String less) {
        foot.cited(SOURCE);
        List<TalkTable.Line> lines = TalkTable.of(Prices.published()).lines();
        return "%s slower, %s more expensive".formatted(
                Findings.percent(line(lines, more).durationMs() / line(lines, less).durationMs() - 1),
                Findings.percent(line(lines, more).printedTotal() / line(lines, less).printedTotal() - 1));
    }

    /**
     * A line of the cost table as text; {@code slip} if the printed price of one call contradicts the printed total.
     */
    public record Printed(String language, String duration, String memory, String printedEach, String printedTotal,
            String each, String total, boolean slip) {}

    private double number(String metric, String language, long memoryMb) {
        foot.cited(SOURCE + " (its charts, ± " + Findings.percent(TalkCharts.READING_ERROR) + ")");
        return TalkCharts.value(metric, language, (int) memoryMb).orElseThrow(
                () -> new Problem("the talk has no " + metric + " for " + language + " at " + memoryMb + " MB",
                        "Use a figure from published/first-study.csv."));
    }

    private static TalkTable.Line line(List<TalkTable.Line> lines, String language) {
        return lines.stream().filter(line -> line.language().equals(language)).findFirst()
                .orElseThrow(() -> new Problem("the talk's cost table has no " + language,
                        "Use a language from published/first-study-cost-table.csv."));
    }
}
