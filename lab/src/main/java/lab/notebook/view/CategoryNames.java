package lab.notebook.view;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.AxesChartStyler;

/** The names below the bars of a chart. XChart writes them in one line even if they cover one another. */
public final class CategoryNames {

    /** The share of the chart's width that is left for the bars beside the names and numbers of the y axis. */
    private static final double PLOT = 0.8;
    /** The share of a bar's space that its name may fill. */
    private static final double FILLED = 0.95;
    /** Smaller letters are hard to read. */
    private static final float SMALLEST = 9;
    private static final int ROTATED = 90;

    private CategoryNames() {}

    /** Makes the names a little smaller if they don't fit beside one another, or turns them. */
    public static void fit(CategoryChart chart) {
        List<String> names = of(chart);
        if (names.size() < 2) return;
        AxesChartStyler styler = chart.getStyler();
        Font font = styler.getAxisTickLabelsFont();
        double room = FILLED * PLOT * chart.getWidth() / names.size();
        double widest = IntStream.range(1, names.size())
                .mapToDouble(i -> (width(names.get(i - 1), font) + width(names.get(i), font)) / 2).max().orElseThrow();
        if (widest <= room) return;
        float size = (float) (font.getSize2D() * room / widest);
        if (size >= SMALLEST) styler.setAxisTickLabelsFont(font.deriveFont(size));
        else chart.getStyler().setXAxisLabelRotation(ROTATED)
                .setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right).setXAxisTickMarkSpacingHint(1);
    }

    private static List<String> of(CategoryChart chart) {
        return chart.getSeriesCollection().stream().map(series -> series.getXData().stream().map(String::valueOf)
                .toList()).findFirst().orElse(List.of());
    }

    private static double width(String name, Font font) {
        return font.getStringBounds(name, new FontRenderContext(null, true, true)).getWidth();
    }
}
