package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lab.chart.Ink;
import lab.chart.Theme;

/** The colours of both themes as CSS variables: the page and the charts inside it take them from here. */
public final class Css {

    private Css() {}

    static String of(List<String> variants) {
        return ":root{" + variables(Theme.PAPER, variants) + "}\n@media screen and (prefers-color-scheme:dark){:root{"
                + variables(Theme.NIGHT, variants) + "}}\n";
    }

    /** One theme's colours, as declarations without a selector. */
    public static String variables(Theme theme, List<String> variants) {
        List<Ink> inks = new ArrayList<>(
                List.of(new Ink.Background(), new Ink.Text(), new Ink.Quiet(), new Ink.Line(), new Ink.Accent(),
                        new Ink.Part(0), new Ink.Part(1), new Ink.Part(2)));
        variants.forEach(variant -> inks.add(new Ink.Variant(variant)));
        return inks.stream().map(ink -> ink.css() + ":" + Ink.hex(theme.of(ink))).collect(Collectors.joining(";"));
    }
}
