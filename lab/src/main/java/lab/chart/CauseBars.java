package lab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lab.cost.Millis;

/**
 * A stacked bar for each variant, from the start of its process to its first answer, split by what the time was spent
 * on.
 */
public final class CauseBars {

    /** The picture's name. */
    public static final String NAME = "where-the-time-goes";
    private static final int ON_A_SLIDE = 5, ON_A_SLIDE_COLUMNS = 2;

    /** @param ms time of each cause; a missing cause took no time */
    public record Bar(String variant, Map<Cause, Double> ms) {

        double total() {
            return ms.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        Map.Entry<Cause, Double> largest() {
            return ms.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        }
    }

    private CauseBars() {}

    /** @param bars at least one @param caption n, machine, place, date */
    public static Picture of(List<Bar> bars, String subtitle, String caption) {
        List<Bar> order = bars.stream().sorted(Comparator.comparingDouble(Bar::total)).toList();
        return picture(NAME, order, 1, new Words(title(order), subtitle, caption));
    }

    /** The best known of the bars, for an audience. */
    public static Picture onSlide(List<Bar> bars, String subtitle, String caption) {
        List<String> shown = BestKnown.of(bars.stream().map(Bar::variant).toList(), ON_A_SLIDE);
        List<Bar> order = bars.stream().filter(bar -> shown.contains(bar.variant()))
                .sorted(Comparator.comparingDouble(Bar::total)).toList();
        return picture(NAME, order, ON_A_SLIDE_COLUMNS, new Words(title(order), subtitle, caption));
    }

    /** Bars in their own order, for an audience. */
    static Picture onSlide(String name, List<Bar> bars, String title, String subtitle, String caption) {
        return picture(name, bars, ON_A_SLIDE_COLUMNS, new Words(title, subtitle, caption));
    }

    /**
     * @param columns of the legend; a single one has its words where the bars have their names, so it fits any width
     */
    private static Picture picture(String name, List<Bar> order, int columns, Words words) {
        List<Cause> shown = Arrays.stream(Cause.values())
                .filter(cause -> order.stream().anyMatch(bar -> bar.ms().getOrDefault(cause, 0.0) > 0)).toList();
        int legend = (shown.size() + columns - 1) / columns, gap = columns == 1 ? 1 : 0;
        List<String> rows = new ArrayList<>(order.stream().map(Bar::variant).toList());
        for (int i = 0; i < gap; i++) rows.add("");
        for (int i = 0; i < legend; i++) rows.add(columns == 1 ? shown.get(i).label() : "");
        double longest = order.stream().mapToDouble(Bar::total).max().orElseThrow();
        Panel panel = Panel.rows("", Axis.fromZero("ms", longest, 5, Axis::plain), List.copyOf(rows));
        for (int row = 0; row < order.size(); row++) draw(panel, order.get(row), -row);
        double swatch = panel.x().max() / (columns == 1 ? 15 : 50);
        for (int i = 0; i < shown.size(); i++) {
            double left = i / legend * panel.x().max() / columns;
            int y = -order.size() - gap - i % legend;
            panel.add(new Mark.Bar(new Ink.Cause(shown.get(i)), 1, left, y - 0.36, left + swatch, y + 0.36));
            if (columns > 1) panel.add(new Mark.Note(new Ink.Text(),
                    List.of(new Mark.Note.Spot(shown.get(i).label(), left + swatch, y))));
        }
        return new Picture(name, words, List.of(panel), 1.4 * rows.size());
    }

    private static void draw(Panel panel, Bar bar, int y) {
        double left = 0;
        for (Cause cause : Cause.values()) {
            double ms = bar.ms().getOrDefault(cause, 0.0);
            if (ms <= 0) continue;
            panel.add(new Mark.Inside(new Ink.Text(), cause.label(), left, left + ms, y));
            panel.add(new Mark.Bar(new Ink.Cause(cause), 1, left, y - 0.36, left += ms, y + 0.36));
        }
        panel.add(new Mark.Value(new Ink.Text(), new Millis(bar.total()).toString(), bar.total(), y));
    }

    /** The largest share of the slowest one, whose bar people look at first. */
    static String title(List<Bar> order) {
        Bar slowest = order.getLast();
        Map.Entry<Cause, Double> most = slowest.largest();
        String share = Findings.percent(most.getValue() / slowest.total());
        String full = slowest.variant() + ": " + share + " of the cold start is " + most.getKey().label();
        return full.length() <= Words.LONGEST ? full
                : "Largest part of the cold start: " + most.getKey().label() + ", " + share;
    }
}
