package lab.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lab.chart.Charts;
import lab.chart.Findings;
import lab.chart.Format;
import lab.chart.Picture;
import lab.cost.BillInterval;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.published.PublishedRestoreBand;
import lab.run.Run;
import locallambda.report.Start.Kind;

/**
 * Fills the template with the figures of each section.
 *
 * @param elsewhere pictures that show something other than this run
 */
record Page(Run run, Goal goal, Costs costs, List<Choice> choices, List<Picture> charts, List<Picture> elsewhere,
        double developerDayUsd) {

    private static final String FOLDER = "lab/report/";
    private static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
            .loader(loader()).strictVariables(true).autoEscaping(true).build();

    /** The chart of the section about the bill. */
    private static final String BILL = "whole-bill";
    /** Readers see these at once; the titles of the others are there to open. */
    private static final Set<String> OPEN = Set.of("cold-starts", "latency-by-memory");

    /** A chart in the page: its words as text, itself in two widths. */
    public record Figure(String name, String title, String subtitle, String caption, String wide, String narrow) {}

    String html() {
        List<Cost> compared = Charts.compared(run, costs, choices);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("answer", tight(new GoalTable(run, goal, choices).answer()));
        model.put("faults", run.faults().all().stream().map(fault -> tight(fault.toString())).toList());
        model.put("place", new Conditions(run).place());
        model.put("goal", goal.toString());
        model.put("cards", new Cards(run, choices).all());
        model.put("choices", new GoalTable(run, goal, choices).table());
        model.put("bill", new BillTable(compared, costs, choices, run.rows(Kind.WARM, BillInterval.INHERITED)).model());
        model.put("table", ResultTable.of(run, costs));
        model.put("restores", PublishedRestoreBand.sentence(run.restores()).map(Page::tight).orElse(""));
        model.put("figures", figures(chart -> OPEN.contains(chart.name())));
        model.put("folded", figures(chart -> !OPEN.contains(chart.name()) && !chart.name().equals(BILL)));
        model.put("billFigure", figures(chart -> chart.name().equals(BILL)));
        model.put("takenApart", elsewhere.stream().map(Page::figure).toList());
        model.put("energy", new Energy(run).model());
        model.put("development", new DevelopmentTable(run, compared, costs.assumptions(), developerDayUsd).model());
        model.put("hybrids", new Hybrids(run, costs.assumptions()).model());
        model.put("habits", new Habits(run, costs.assumptions()).model());
        model.put("beside", new BesideAws(run).model());
        model.put("conditions", new Conditions(run).model());
        model.put("prices", PriceList.of(Prices.published(), costs.assumptions()));
        return fill("report.peb", run, model);
    }

    private List<Figure> figures(Predicate<Picture> which) {
        return charts.stream().filter(which).map(Page::figure).toList();
    }

    /** A template with its model, the style and the script, as text. */
    static String fill(String template, Run run, Map<String, Object> model) {
        model.put("css", Css.of(run.variants()) + resource("report.css"));
        model.put("script", resource("report.js"));
        StringWriter page = new StringWriter();
        try {
            PEBBLE.getTemplate(FOLDER + template).evaluate(page, model);
        } catch (IOException e) {
            throw new UncheckedIOException("The report's template can't be read", e);
        }
        return page.toString();
    }

    /** A chart as the template needs it. */
    static Figure figure(Picture chart) {
        return new Figure(chart.name(), tight(chart.words().title()), tight(chart.words().subtitle()),
                tight(chart.words().caption()), chart.inline(Format.PAGE), chart.inline(Format.PHONE));
    }

    /** Keeps a number and its unit on one line. */
    static String tight(String text) {
        return text.replaceAll("(\\d) (?=(ms|s|MB|%|cores)\\b|%)|(n =|=) (?=\\d)|(seed) (?=\\d)", "$1$3$4\u00a0");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/" + FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }

    private static ClasspathLoader loader() {
        return new ClasspathLoader(Page.class.getClassLoader());
    }
}
