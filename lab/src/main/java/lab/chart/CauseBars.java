package lab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lab.cost.Millis;

/** A stacked bar for each variant, from the start of its process to its first answer, by what the time went into. */
public final class CauseBars {

    private static final int COLUMNS = 2;

    /** @param ms time of each cause; what is missing took none */
    public record Bar(String variant, Map<Cause, Double> ms) {

        double total() {
            return ms.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private CauseBars() {}

    /** @param bars at least one @param caption n, machine, place, date */
    public static Picture of(List<Bar> bars, String subtitle, String caption) {
        List<Bar> order = bars.stream().sorted(Comparator.comparingDouble(Bar::total)).toList();
        List<Cause> shown = Arrays.stream(Cause.values())
                .filter(cause -> order.stream().anyMatch(bar -> bar.ms().getOrDefault(cause, 0.0) > 0)).toList();
        int legend = (shown.size() + COLUMNS - 1) / COLUMNS;
        List<String> rows = new ArrayList<>(order.stream().map(Bar::variant).toList());
        for (int i = 0; i <= legend; i++) rows.add("");
        Panel panel =
                Panel.rows("", Axis.fromZero("ms", order.getLast().total(), 5, Axis::plain), List.copyOf(rows));
        for (int row = 0; row < order.size(); row++) draw(panel, order.get(row), -row);
        double swatch = panel.x().max() / 50;
        for (int i = 0; i < shown.size(); i++) {
            double left = i / legend * panel.x().max() / COLUMNS;
            int y = -order.size() - 1 - i % legend;
            panel.add(new Mark.Bar(new Ink.Cause(shown.get(i)), 1, left, y - 0.36, left + swatch, y + 0.36));
            panel.add(new Mark.Note(new Ink.Text(),
                    List.of(new Mark.Note.Spot(shown.get(i).label(), left + swatch, y))));
        }
        return new Picture("where-the-time-goes", new Words(title(order), subtitle, caption), List.of(panel),
                1.4 * rows.size());
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
        Map.Entry<Cause, Double> most =
                slowest.ms().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        String part = most.getKey().label() + ", " + Findings.percent(most.getValue() / slowest.total());
        String full = slowest.variant() + ": the largest part of the cold start is " + part;
        return full.length() <= Words.LONGEST ? full : "Largest part of the cold start: " + part;
    }
}
