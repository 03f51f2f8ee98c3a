package lab.notebook.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import lab.chart.Ink;
import lab.chart.Look;
import lab.chart.Looks;
import lab.chart.Theme;
import lab.run.Run;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;

/** Gives your own chart a white background, and each variant the look that it has everywhere in this workshop. */
public final class Paper {

    private static final Color TEXT = Theme.PAPER.of(new Ink.Text());
    private static final float WIDTH = 2.2f;
    private static final Color GRID = Theme.PAPER.of(new Ink.Line());

    private Paper() {}

    /**
     * The same chart with the conditions that must be shown beside every figure of a run.
     *
     * @param n how many samples the chart shows, in words
     */
    public static <T extends AxesChart<?, ?>> T of(T chart, String n, Run run) {
        String caption = n + " · " + run.conditions();
        chart.setXAxisTitle(chart.getXAxisTitle() == null || chart.getXAxisTitle().isBlank() ? caption
                : chart.getXAxisTitle() + LongTitle.SEPARATOR + caption);
        return of(chart);
    }

    /**
     * The same chart with a y axis that starts at zero. A series with a variant's name gets the variant's colour. If
     * the chart has markers and lines, the series gets the variant's marker and line too.
     */
    public static <T extends Chart<?, ?>> T of(T chart) {
        List<Look> looks = chart.getSeriesCollection().stream().map(series -> Looks.of(series.getName())).toList();
        Styler.LegendPosition right = Styler.LegendPosition.OutsideE;
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendBorderColor(Color.WHITE).setLegendPosition(right).setChartFontColor(TEXT)
                .setBaseFont(new Font("DejaVu Sans", Font.PLAIN, 13))
                .setChartTitleFont(new Font("DejaVu Sans", Font.BOLD, 15))
                .setSeriesColors(looks.stream().map(Look::paper).toArray(Color[]::new));
        if (chart.getStyler() instanceof AxesChartStyler axes) {
            axes.setYAxisMin(0.0).setAxisTitleFont(new Font("DejaVu Sans", Font.PLAIN, 12));
            axes.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1)).setAxisTickLabelsColor(TEXT)
                    .setMarkerSize(9);
        }
        LegendNames.fit(chart);
        if (chart instanceof CategoryChart categories) CategoryNames.fit(categories);
        if (chart instanceof XYChart lines) {
            chart.getStyler().setSeriesMarkers(looks.stream().map(Look::shape).toArray(Marker[]::new));
            // From a list of lines in the styler, XChart takes the second only after the last colour.
            lines.getSeriesCollection().forEach(series -> series.setLineStyle(line(Looks.of(series.getName()))));
        }
        return chart;
    }

    private static BasicStroke line(Look look) {
        float[] dash = look.dash();
        for (int i = 0; i < dash.length; i++) dash[i] *= WIDTH;
        return dash.length == 0 ? new BasicStroke(WIDTH)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }
}
