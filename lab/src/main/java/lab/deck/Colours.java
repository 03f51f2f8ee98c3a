package lab.deck;

import java.util.List;
import java.util.stream.Collectors;
import lab.chart.Ink;
import lab.chart.Theme;

/**
 * The colours that charts and pictures on a slide take from CSS variables. The colours of page and text are in the
 * theme's own file.
 */
final class Colours {

    private Colours() {}

    /** @param variants all variants that may appear: those of the run and those that a slide names */
    static String css(Theme theme, List<String> variants) {
        return ":root { " + Ink.ofCharts(variants).map(ink -> ink.css() + ": " + Ink.hex(theme.of(ink)))
                .collect(Collectors.joining("; ")) + " }";
    }
}
