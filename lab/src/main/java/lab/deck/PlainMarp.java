package lab.deck;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.chart.Theme;

/**
 * A filled deck as Markdown that any installation of Marp and any Markdown viewer can show. Each picture is a separate
 * file, and the deck's themes aren't needed.
 *
 * @param pictures SVG files by their names
 */
public record PlainMarp(String markdown, Map<String, String> pictures) {

    private static final Pattern FRONT = Pattern.compile("(?s)\\A---\\n(.*?)\\n---\\n");
    private static final Pattern VARIABLES = Pattern.compile("(?m)^ *(:root \\{ --.*)$");
    private static final Pattern NAME = Pattern.compile("<div class=\"name\" id=\"([^\"]+)\"></div>\\n*");
    private static final Pattern FIGURE =
            Pattern.compile("(?s)<figure class=\"([^\"]*)\">\\s*(<svg\\b.*?</svg>)\\s*</figure>");
    private static final Pattern TITLE = Pattern.compile("(?s)<title[^>]*>(.*?)</title>");
    private static final Pattern KEPT = Pattern.compile("(?m)^(?:marp|size|paginate|lang|title|description):.*$");

    /**
     * @param filled what {@link Deck#markdown} returns
     * @param themes the folder of the deck's themes
     * @param folder of the pictures, relative to the Markdown
     */
    public static PlainMarp of(String filled, Path themes, Theme theme, String folder) {
        Matcher front = FRONT.matcher(filled);
        if (!front.find()) throw new IllegalArgumentException("no front matter");
        String style = style(front.group(1), themes, theme);
        Map<String, String> pictures = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("---\n").append(
                KEPT.matcher(front.group(1)).results().map(line -> line.group()).collect(joining("\n")))
                .append("\n---\n");
        String slide = "slide";
        for (String page : filled.substring(front.end()).split("(?<=\\n---\\n)")) {
            Matcher name = NAME.matcher(page);
            if (name.find()) slide = name.group(1);
            text.append(plain(page, slide, style, pictures, folder));
        }
        return new PlainMarp(text.toString(), pictures);
    }

    private static String plain(String page, String slide, String style, Map<String, String> pictures, String folder) {
        Matcher figure = FIGURE.matcher(NAME.matcher(page).replaceAll(""));
        int[] n = {0};
        return figure.replaceAll(found -> {
            String file = slide + (n[0]++ == 0 ? "" : "-" + n[0]) + ".svg";
            pictures.put(file, file(found.group(2), found.group(1), style));
            return Matcher.quoteReplacement("\n![%s](%s/%s)\n".formatted(title(found.group(2)), folder, file));
        }).replaceAll("<!-- _class:.*?-->\\n", "").replaceAll("<span class=\"whole\">(.*?)</span>", "$1");
    }

    private static String title(String svg) {
        Matcher title = TITLE.matcher(svg);
        return title.find() ? title.group(1).strip().replaceAll("[\\[\\]]", "") : "";
    }

    /** A file of its own, which brings the rules along that the theme has for it. */
    private static String file(String svg, String kind, String style) {
        int end = svg.indexOf('>');
        String head = svg.substring(0, end).replaceAll(" class=\"[^\"]*\"", "");
        return head + " class=\"" + kind + "\"><style>" + style + "</style>" + svg.substring(end + 1);
    }

    /** The theme's colours, those of the variants, and the rules for pictures. */
    private static String style(String front, Path themes, Theme theme) {
        try {
            String colours = Files.readString(themes.resolve(theme.name().toLowerCase(Locale.ROOT) + ".css"));
            String rules =
                    Files.readString(themes.resolve("base.css")).lines().filter(line -> line.startsWith(".picture "))
                            .collect(joining("\n"));
            String variants = VARIABLES.matcher(front).results().map(line -> line.group(1)).collect(joining("\n"));
            return colours.substring(colours.indexOf(":root")) + variants
                    + "\nsvg { background: var(--background); font-family: 'DejaVu Sans', Verdana, sans-serif; }\n"
                    + rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
