package lab.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.chart.Ink;
import lab.chart.Theme;
import lab.report.Css;

/** The page in one piece: styles, script and what it has to know, so that it needs nothing but its own events. */
final class StagePage {

    private static final String FOLDER = "lab/stage/";
    private static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(StagePage.class.getClassLoader())).strictVariables(true).autoEscaping(true)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private StagePage() {}

    /** @param show the query string of the requests for its events */
    static String of(Scene scene, Theme theme, String show) {
        Map<String, Object> model = model(theme, scene.variants());
        model.put("scene", scene);
        model.put("config", json(Map.of("show", show, "speed", scene.speed(), "lanes", scene.lanes().stream()
                .map(lane -> Map.of("name", lane.variant(), "title", lane.title(), "marker", lane.marker(), "ink",
                        new Ink.Variant(lane.variant()).css()))
                .toList())));
        model.put("script", Stream.of("scale.js", "lanes.js", "podium.js", "stage.js", "keys.js")
                .map(StagePage::resource).collect(Collectors.joining()));
        return fill("stage.peb", model);
    }

    /** While the variants are being built. */
    static String preparing(Theme theme) {
        return fill("preparing.peb", model(theme, List.of()));
    }

    private static Map<String, Object> model(Theme theme, List<String> variants) {
        Map<String, Object> model = new HashMap<>();
        model.put("theme", theme.name().toLowerCase(Locale.ROOT));
        StringBuilder css = new StringBuilder();
        for (Theme each : Theme.values())
            css.append(":root[data-theme=").append(each.name().toLowerCase(Locale.ROOT)).append("]{")
                    .append(Css.variables(each, variants)).append("}\n");
        model.put("css", css + resource("stage.css"));
        return model;
    }

    private static String fill(String template, Map<String, Object> model) {
        StringWriter page = new StringWriter();
        try {
            PEBBLE.getTemplate(FOLDER + template).evaluate(page, model);
        } catch (IOException e) {
            throw new UncheckedIOException("The stage's template can't be read", e);
        }
        return page.toString();
    }

    /** Safe inside a script element. */
    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = StagePage.class.getResourceAsStream("/" + FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
