package lab.notebook.calls;

import java.awt.Color;
import java.awt.Font;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lab.chart.Ink;
import lab.chart.Looks;
import lab.chart.Theme;
import lab.notebook.view.CategoryNames;
import lab.run.record.Place;
import lab.run.stats.Interval;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** A stacked bar for each function: the median time before the handler and the median handler time. */
public final class ColdStartBars {

    /** Of the bootstrap: the same calls give the same title. */
    private static final long SEED = 7;

    private static final Color TEXT = Theme.PAPER.of(new Ink.Text()), GRID = Theme.PAPER.of(new Ink.Line());
    private static final Color[] PARTS = {Theme.PAPER.of(new Ink.Quiet()), Looks.of("java-tuned").paper()};

    private ColdStartBars() {}

    public static CategoryChart of(Calls... functions) {
        List<Calls> given = Stream.of(functions).filter(calls -> calls.n() > 0).toList();
        CategoryChart chart = new CategoryChartBuilder().width(900).height(420).title(title(given))
                .xAxisTitle(caption(given)).yAxisTitle("ms, median").build();
        chart.getStyler().setStacked(true).setAvailableSpaceFill(0.5).setPlotGridLinesColor(GRID)
                .setPlotBorderVisible(false).setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartFontColor(TEXT).setBaseFont(new Font("DejaVu Sans", Font.PLAIN, 13)).setSeriesColors(PARTS);
        chart.getStyler().setYAxisMin(0.0);
        List<String> names = given.stream().map(calls -> name(calls, given)).toList();
        chart.addSeries(before(given), names, given.stream().map(calls -> calls.median(Call::initMs)).toList());
        chart.addSeries("handler (Duration)", names,
                given.stream().map(calls -> calls.median(Call::durationMs)).toList());
        CategoryNames.fit(chart);
        return chart;
    }

    /** Without its memory size where all have the same, because the caption has it, unless two names became alike. */
    private static String name(Calls calls, List<Calls> given) {
        boolean distinct = given.stream().map(Calls::variant).distinct().count() == given.size();
        return sizes(given).size() == 1 && distinct ? calls.variant() : calls.function();
    }

    private static List<Integer> sizes(List<Calls> given) {
        return given.stream().flatMap(calls -> calls.all().stream()).map(Call::memoryMb).distinct().toList();
    }

    private static String before(List<Calls> given) {
        boolean restored = given.stream().flatMap(calls -> calls.all().stream()).anyMatch(Call::restored);
        return "before the handler (INIT" + (restored ? ", or " + Place.LOCAL_RESTORE + ")" : ")");
    }

    private static String title(List<Calls> given) {
        if (given.size() < 2) return "Where the time went";
        if (sources(given).size() > 1) return "These bars were measured in different places, so don't compare them";
        Comparator<Calls> byTotal = Comparator.comparingDouble(calls -> calls.median(Call::totalMs));
        Calls slow = given.stream().max(byTotal).orElseThrow();
        Calls fast = given.stream().min(byTotal).orElseThrow();
        Interval ratio = Interval.ofRatio(slow.values(Call::totalMs), fast.values(Call::totalMs), SEED);
        if (Double.isNaN(ratio.low())) return "Too few calls for a comparison";
        if (!ratio.tellsApart())
            return "No measurable difference between " + (given.size() == 2 ? "the two functions" : "the functions");
        return String.format(Locale.ROOT, "%s takes %.1f times as long as %s", name(slow, given),
                slow.median(Call::totalMs) / fast.median(Call::totalMs), name(fast, given));
    }

    private static String caption(List<Calls> given) {
        String n = given.stream().map(calls -> "" + calls.n()).distinct().count() == 1
                ? "n = " + given.getFirst().n() + " per bar"
                : "n = " + String.join(", ", given.stream().map(calls -> "" + calls.n()).toList());
        String size = sizes(given).size() == 1 ? " · " + sizes(given).getFirst() + " MB" : "";
        return n + size + " · platform's clock · " + String.join("; ", sources(given));
    }

    private static List<String> sources(List<Calls> given) {
        return given.stream().flatMap(calls -> calls.all().stream()).map(Call::source).distinct().toList();
    }
}
