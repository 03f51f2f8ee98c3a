package lab.explain;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lab.chart.Findings;
import lab.chart.Cause;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.TakenApart;
import lab.chart.Theme;
import lab.report.Css;
import lab.report.PageTable;
import lab.run.record.Machine;

/** Explanations as one picture, as text, and as one self-contained page with flame graphs. */
public record ExplainPage(List<Explanation> all, TakenApart result) {

    private static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(ExplainPage.class.getClassLoader())).strictVariables(true).build();

    /** From this share of a cold start on, other work on the machine distorts the picture. */
    private static final double BUSY = 0.1;

    /** @param html a complete page */
    public record Graph(String title, String html) {}

    /** @param id where links lead */
    public record Section(String variant, String id, List<Shown> tables, List<Graph> graphs) {}

    /** A table with its title and its note. */
    public record Shown(String title, String note, PageTable table) {

        static Shown of(Table table) {
            return new Shown(table.title(), table.note(),
                    PageTable.ofNumbers(table.title(), table.head(), table.rows()));
        }
    }

    /** A picture in two widths, and its words as text. */
    public record Figure(String name, String title, String subtitle, String caption, String wide, String narrow) {}

    public static ExplainPage of(List<Explanation> all, int memoryMb, String limits) {
        return new ExplainPage(all, new TakenApart(
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                Machine.here(), limits, memoryMb, all.getFirst().starts().all().get(Tool.NONE).size(),
                all.stream().map(Explanation::bar).toList()));
    }

    /** For the terminal. */
    public String text() {
        return (all.size() == 1
                ? Tables.of(all.getFirst()).stream().map(Table::text).collect(Collectors.joining("\n\n"))
                : Tables.causes(all).text()) + (busy().isEmpty() ? "" : "\n\n" + busy());
    }

    /** A warning if the machine had other things to do; else empty. */
    private String busy() {
        double most = all.stream().mapToDouble(each -> each.anatomy().share(Cause.CORE)).max().orElse(0);
        return most < BUSY ? ""
                : "The machine was busy: for up to " + Findings.percent(most) + " of a cold start, no core was free. "
                        + "Repeat the measurement on a quiet machine.";
    }

    /**
     * Writes {@code explain.html}, the picture for paper and night, and both as data.
     *
     * @return the page
     */
    public Path write(Path folder) throws IOException {
        result.write(folder);
        new Kept(folder).write(all);
        return Files.writeString(Files.createDirectories(folder).resolve("explain.html"), html());
    }

    private String html() throws IOException {
        Picture picture = result.picture();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("css", css());
        model.put("script", resource("report.js"));
        model.put("figure", new Figure(picture.name(), picture.words().title(), picture.words().subtitle(),
                picture.words().caption(), picture.inline(Format.PAGE), picture.inline(Format.PHONE)));
        model.put("busy", busy());
        model.put("causes", Shown.of(Tables.causes(all)));
        List<Section> sections = new ArrayList<>();
        for (Explanation each : all)
            sections.add(new Section(each.variant(), "variant-" + each.variant(),
                    Tables.of(each).stream().map(Shown::of).toList(), graphs(each)));
        model.put("sections", sections);
        StringWriter page = new StringWriter();
        PEBBLE.getTemplate("lab/explain/explain.peb").evaluate(page, model);
        return page.toString();
    }

    private static List<Graph> graphs(Explanation one) throws IOException {
        List<Graph> graphs = new ArrayList<>();
        for (Tool tool : List.of(Tool.CPU, Tool.WALL)) {
            if (one.starts().median(tool).isEmpty()) continue;
            Profile profile = new Profile(one.starts().median(tool).get());
            for (boolean invocation : new boolean[] {false, true}) {
                String title = one.variant() + ", " + (invocation ? "first invocation" : "INIT") + ": "
                        + (tool == Tool.CPU ? "CPU" : "wall clock");
                graphs.add(new Graph(title, profile.flameGraph(invocation, title)));
            }
        }
        return graphs;
    }

    private static String css() throws IOException {
        return ":root{" + colours(Theme.PAPER) + "}\n@media screen and (prefers-color-scheme:dark){:root{"
                + colours(Theme.NIGHT) + "}}\n" + resource("report.css");
    }

    /** What the page of a run uses too. */
    private static String resource(String name) throws IOException {
        try (InputStream in = ExplainPage.class.getResourceAsStream("/lab/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String colours(Theme theme) {
        return Css.variables(theme, List.of());
    }
}
