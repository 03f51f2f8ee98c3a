package lab.deck;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.SnapStart;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * What a slide can show besides text: charts of the run, drawings, code, and bars. Placeholders call it {@code show}.
 */
public final class Show {

    /** Charts whose words and dots are about cold starts. */
    private static final Set<String> COLD = Set.of("cold-starts", SnapStart.NAME, SnapStart.WHY, "beside-aws");

    private final List<Picture> charts;
    private final Set<String> elsewhere;
    private final Run run;
    private final RunFigures figures;
    private final SlideFooter foot;
    private final Drawings drawings;
    private final Code code;

    Show(Path checkout, List<Picture> charts, Set<String> elsewhere, Run run, RunFigures figures, SlideFooter foot) {
        this.elsewhere = elsewhere;
        this.charts = charts;
        this.run = run;
        this.figures = figures;
        this.foot = foot;
        this.drawings = new Drawings(checkout.resolve("slides/pictures"));
        this.code = new Code(checkout);
    }

    /** Does the run have the data for a chart? */
    public boolean knowsChart(String name) {
        return find(name).isPresent();
    }

    /** The chart itself; its words are in {@link #title} and {@link #subtitle}. */
    public SafeString chart(String name) {
        Picture chart = named(name);
        if (elsewhere.contains(name)) foot.cited(chart.words().caption());
        else foot.measured(
                COLD.contains(name) ? run.rows(Kind.COLD, Metric.COLD) : run.rows(Kind.WARM, Metric.HANDLER));
        return figure(chart);
    }

    /** A chart without its words, which are the slide's own text. */
    static SafeString figure(Picture chart) {
        return new SafeString("<figure class=\"chart\">" + oneLine(chart.inline(Format.ON_SLIDE)) + "</figure>");
    }

    /** What a chart finds, in one line. */
    public String title(String name) {
        return named(name).words().title();
    }

    public String subtitle(String name) {
        return named(name).words().subtitle();
    }

    /** The variants that have a line in a chart: {@code java-jvm, java-aot and python}. */
    public String lines(String name) {
        List<String> names = named(name).lines();
        return names.size() < 2 ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** One of the pictures in {@code slides/pictures}. */
    public SafeString picture(String name) {
        return new SafeString("<figure class=\"picture\">" + oneLine(drawings.svg(name)) + "</figure>");
    }

    public SafeString code(String file, String first) {
        return new SafeString(code.block(file, first));
    }

    public SafeString code(String file, String first, String last) {
        return new SafeString(code.lines(file, first, last));
    }

    public SafeString file(String file) {
        return new SafeString(code.all(file));
    }

    /** Median cold starts as bars, one row per variant in this order. If the run lacks a variant, its row says so. */
    public SafeString coldBars(List<String> variants) {
        return SlideBars.of(figures, variants, Kind.COLD, Metric.COLD);
    }

    /** The same, the fastest first. */
    public SafeString sortedColdBars(List<String> variants) {
        return SlideBars.of(figures, figures.byColdStart(variants), Kind.COLD, Metric.COLD);
    }

    /** Median cold starts as bars that grow as long as they take, while their slide is shown. */
    public SafeString race(List<String> variants) {
        return SlideBars.racing(figures, figures.having(variants));
    }

    public SafeString warmBars(List<String> variants) {
        return SlideBars.of(figures, variants, Kind.WARM, Metric.HANDLER);
    }

    private Picture named(String name) {
        return find(name).orElseThrow(() -> new Problem("this run has no data for the chart " + name,
                "It has data for " + String.join(", ", charts.stream().map(Picture::name).toList())
                        + ". Check show.knowsChart first."));
    }

    private Optional<Picture> find(String name) {
        return charts.stream().filter(chart -> chart.name().equals(name)).findFirst();
    }

    /** Markdown ends HTML at an empty line and takes deep indents for code. */
    private static String oneLine(String svg) {
        return svg.replaceAll("\\s*\\n\\s*", " ");
    }
}
