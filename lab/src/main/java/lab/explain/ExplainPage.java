package lab.explain;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lab.chart.Cause;
import lab.chart.CauseBars;
import lab.chart.Findings;
import lab.chart.Format;
import lab.chart.Ink;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.report.Css;
import lab.run.record.Machine;

/** Explanations as one picture, as text, and as one self-contained page with flame graphs. */
public record ExplainPage(List<Explanation> all, int memoryMb, String limits) {

    private static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(ExplainPage.class.getClassLoader())).strictVariables(true).build();

    /** From this share of a cold start on, other work on the machine distorts the picture. */
    private static final double BUSY = 0.1;

    /** @param html a page of its own */
    public record Graph(String title, String html) {}

    public record Section(String variant, List<Table> tables, List<Graph> graphs) {}

    /** Words as text, the picture in two widths. */
    public record Figure(String name, String title, String subtitle, String caption, String wide, String narrow) {}

    /** The stacked bars. */
    public Picture picture() {
        String day = LocalDate.now().format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
        int n = all.getFirst().starts().all().get(Tool.NONE).size();
        return CauseBars.of(all.stream().map(Explanation::bar).toList(),
                "From the start of the process to the first answer, ms, at " + memoryMb + " MB",
                "Local lab; the median of n = %d cold starts each; %s, %s, limits by %s".formatted(n,
                        Machine.here().brief(), day, limits));
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
                : "The machine was busy: for up to " + Findings.percent(most) + " of a cold start no core was free. "
                        + "Repeat this on a quiet machine.";
    }

    /**
     * Writes {@code explain.html} and the picture, for paper and night.
     *
     * @return the page
     */
    public Path write(Path folder) throws IOException {
        for (Theme theme : Theme.values()) picture().write(folder, theme, Format.PAGE);
        return Files.writeString(Files.createDirectories(folder).resolve("explain.html"), html());
    }

    private String html() throws IOException {
        Picture picture = picture();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("css", css());
        model.put("figure", new Figure(picture.name(), picture.words().title(), picture.words().subtitle(),
                picture.words().caption(), picture.inline(Format.PAGE), picture.inline(Format.PHONE)));
        model.put("busy", busy());
        model.put("causes", Tables.causes(all));
        List<Section> sections = new ArrayList<>();
        for (Explanation each : all) sections.add(new Section(each.variant(), Tables.of(each), graphs(each)));
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
        try (InputStream in = ExplainPage.class.getResourceAsStream("/lab/report/report.css")) {
            return ":root{" + colours(Theme.PAPER) + "}\n@media screen and (prefers-color-scheme:dark){:root{"
                    + colours(Theme.NIGHT) + "}}\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String colours(Theme theme) {
        return Css.variables(theme, List.of()) + Arrays.stream(Cause.values()).map(Ink.Cause::new)
                .map(ink -> ";" + ink.css() + ":" + Ink.hex(theme.of(ink))).collect(Collectors.joining());
    }
}
