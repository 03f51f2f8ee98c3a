package lab.notebook.view;

import java.awt.Font;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** The names in the legend beside a chart. XChart cuts them off at top and bottom if there are too many. */
final class LegendNames {

    /** The share of the chart's height that the legend may fill. */
    private static final double FILLED = 0.96;
    /** The height of a line of text, in sizes of its letters. */
    private static final double LINE = 1.2;
    /** Smaller letters are hard to read. */
    private static final float SMALLEST = 8;

    private LegendNames() {}

    /** Moves the names closer together, and makes them smaller, if they need more than the chart's height. */
    static void fit(Chart<?, ?> chart) {
        Styler styler = chart.getStyler();
        long names = chart.getSeriesCollection().stream().filter(series -> series.isShowInLegend()).count();
        Font font = styler.getLegendFont();
        double each = FILLED * chart.getHeight() / (names + 1);
        if (font.getSize2D() * LINE + styler.getLegendPadding() <= each) return;
        float size = (float) Math.clamp(each / LINE - 2, SMALLEST, font.getSize2D());
        styler.setLegendFont(font.deriveFont(size)).setLegendPadding((int) Math.max(1, each - size * LINE));
    }
}
