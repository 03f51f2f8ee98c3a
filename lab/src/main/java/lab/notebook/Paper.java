package lab.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import lab.chart.Looks;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** Puts a chart of one's own on white paper, with the colour that each variant has everywhere in this workshop. */
public final class Paper {

    private static final Color TEXT = new Color(0x1b2433);
    private static final Color GRID = new Color(0xd9dfe8);

    private Paper() {}

    /** The same chart; series named as a variant get its colour. */
    public static <T extends Chart<?, ?>> T of(T chart) {
        Styler.LegendPosition right = Styler.LegendPosition.OutsideE;
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false)
                .setLegendBorderColor(Color.WHITE).setLegendPosition(right).setChartFontColor(TEXT)
                .setBaseFont(new Font("DejaVu Sans", Font.PLAIN, 13)).setChartTitleFont(new Font("DejaVu Sans", Font.BOLD, 15))
                .setSeriesColors(chart.getSeriesCollection().stream().map(series -> Looks.of(series.getName()).paper()).toArray(Color[]::new));
        if (chart.getStyler() instanceof AxesChartStyler axes)
            axes.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1)).setAxisTickLabelsColor(TEXT).setMarkerSize(9);
        return chart;
    }
}
