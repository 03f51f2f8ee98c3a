package lab.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.chart.Ink;
import lab.chart.Theme;

/** The colours of both themes as CSS variables, for the page and the charts inside it. */
public final class Css {

    private Css() {}

    static String of(List<String> variants) {
        return ":root{" + variables(Theme.PAPER, variants) + "}\n@media screen and (prefers-color-scheme:dark){:root{"
                + variables(Theme.NIGHT, variants) + "}}\n";
    }

    /** One theme's colours, as declarations without a selector. */
    public static String variables(Theme theme, List<String> variants) {
        Stream<Ink> ofPage =
                Stream.of(new Ink.Background(), new Ink.Text(), new Ink.Quiet(), new Ink.Line(), new Ink.Accent());
        return Stream.concat(ofPage, Ink.ofCharts(variants)).map(ink -> ink.css() + ":" + Ink.hex(theme.of(ink)))
                .collect(Collectors.joining(";"));
    }
}
