package lab.notebook.view;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The title of an x axis that is too long for its chart. XChart writes it in one line and cuts off both ends. Until
 * this
 * object is closed, the chart has only the axis's own name, and the rest is written in lines below the chart.
 */
final class LongTitle implements AutoCloseable {

    /** Separates the axis's own name from the conditions. */
    static final String SEPARATOR = "  ·  ";
    /** The share of the chart's width that a title below the plot may fill. A legend may take the rest. */
    private static final double FILLED = 0.7;
    private static final int MARGIN = 12;
    private static final double LINE = 1.35;
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private final AxesChart<?, ?> chart;
    private final String title;
    private final List<String> lines;
    private final Font font;

    private LongTitle(AxesChart<?, ?> chart, String title, List<String> lines, Font font) {
        this.chart = chart;
        this.title = title;
        this.lines = lines;
        this.font = font;
    }

    static LongTitle of(Chart<?, ?> any) {
        if (!(any instanceof AxesChart<?, ?> chart) || !(chart.getStyler() instanceof AxesChartStyler styler)
                || chart.getXAxisTitle() == null)
            return new LongTitle(null, "", List.of(), any.getStyler().getBaseFont());
        String title = chart.getXAxisTitle();
        Font font = styler.getAxisTitleFont();
        if (width(title, font) <= FILLED * chart.getWidth()) return new LongTitle(chart, title, List.of(), font);
        int end = title.indexOf(SEPARATOR);
        chart.setXAxisTitle(end < 0 ? "" : title.substring(0, end));
        String rest = end < 0 ? title : title.substring(end + SEPARATOR.length());
        return new LongTitle(chart, title, wrap(rest, font, chart.getWidth() - 2 * MARGIN), font);
    }

    private static List<String> wrap(String text, Font font, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, font) > room && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else line = longer;
        }
        lines.add(line);
        return lines;
    }

    private static double width(String text, Font font) {
        return font.getStringBounds(text, SMOOTH).getWidth();
    }

    /** The height of the lines below the chart, in px. */
    int height() {
        return lines.isEmpty() ? 0 : (int) Math.ceil(lines.size() * LINE * font.getSize2D()) + MARGIN;
    }

    /** Draws the lines. @param top where the chart ends, in px */
    void draw(Graphics2D g, int top) {
        g.setFont(font);
        g.setColor(chart == null ? null : chart.getStyler().getChartFontColor());
        for (int i = 0; i < lines.size(); i++)
            g.drawString(lines.get(i), MARGIN, (float) (top + (i * LINE + 1) * font.getSize2D()));
    }

    @Override
    public void close() {
        if (chart != null) chart.setXAxisTitle(title);
    }
}
