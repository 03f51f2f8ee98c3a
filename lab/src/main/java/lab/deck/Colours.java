package lab.deck;

import java.util.List;
import java.util.stream.Collectors;
import lab.chart.Ink;
import lab.chart.Theme;

/**
 * The colours that charts and pictures on a slide take from CSS variables; the theme's own file has those of page and
 * text.
 */
final class Colours {

    private Colours() {}

    /** @param variants all that may appear: the run's and those a slide names */
    static String css(Theme theme, List<String> variants) {
        return ":root { " + Ink.ofCharts(variants).map(ink -> ink.css() + ": " + Ink.hex(theme.of(ink)))
                .collect(Collectors.joining("; ")) + " }";
    }
}
