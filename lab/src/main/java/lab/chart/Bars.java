package lab.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/** A bar for each variant, longest last: what a line chart becomes where the run has only one memory size. */
final class Bars {

    /**
     * One variant's bar.
     *
     * @param top end of the whisker; the bar's own end for none
     */
    record Bar(String variant, double value, double top) {}

    private Bars() {}

    static Panel panel(String title, List<Bar> bars, DoubleFunction<String> tick, DoubleFunction<String> label) {
        List<Bar> order = bars.stream().sorted((a, b) -> Double.compare(a.value(), b.value())).toList();
        double max = order.stream().mapToDouble(Bar::top).max().orElseThrow();
        Panel panel = Panel.rows("", Axis.fromZero(title, max, 5, tick), order.stream().map(Bar::variant).toList());
        for (int row = 0; row < order.size(); row++) {
            Bar bar = order.get(row);
            Ink ink = new Ink.Variant(bar.variant());
            panel.add(new Mark.Bar(ink, 0.35, 0, -row - 0.33, bar.value(), -row + 0.33));
            panel.add(new Mark.Rule(ink, false, bar.value(), -row, bar.top(), -row));
            panel.add(new Mark.Value(new Ink.Text(), label.apply(bar.value()), bar.top(), -row));
        }
        return panel;
    }
}
