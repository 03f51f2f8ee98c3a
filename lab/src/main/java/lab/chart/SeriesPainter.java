package lab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Hands the marks of a panel to XChart, which draws them; axes, words and colours are ours. */
final class SeriesPainter {

    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private final Pen pen;
    private final Panel panel;
    private final Format format;

    SeriesPainter(Pen pen, Panel panel, Format format) {
        this.pen = pen;
        this.panel = panel;
        this.format = format;
    }

    /** Paints bars first, then rules, dots and lines, so that none hides what matters more. */
    void paint(Rectangle2D plot) {
        for (Class<?> kind : List.of(Mark.Bar.class, Mark.Rule.class, Mark.Dots.class, Mark.Line.class,
                Mark.Point.class))
            for (Mark mark : panel.marks()) if (kind.isInstance(mark)) paint(mark, plot);
    }

    /** One chart a mark: XChart has one marker size for all of its series. */
    private void paint(Mark mark, Rectangle2D plot) {
        XYChart chart = new XYChart((int) plot.getWidth(), (int) plot.getHeight());
        bare(chart.getStyler());
        switch (mark) {
            case Mark.Bar(Ink ink, double opacity, double x0, double y0, double x1, double y1) -> {
                XYSeries area = add(chart, new double[] {x0, x1, x1, x0}, new double[] {y0, y0, y1, y1}, ink, opacity);
                area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setLineStyle(SeriesLines.NONE);
            }
            case Mark.Rule(Ink ink, boolean dashed, double x0, double y0, double x1, double y1) ->
                    add(chart, new double[] {x0, x1}, new double[] {y0, y1}, ink, 1)
                            .setLineStyle(stroke(1.6f, dashed ? new float[] {4, 3} : new float[0]));
            case Mark.Dots(Ink _, double _, double _, double[] x, double[] _) when x.length == 0 -> {
                return; // the summary knows this variant, and no sample of it is here
            }
            case Mark.Dots(Ink ink, double opacity, double size, double[] x, double[] y) ->
                    markers(chart, add(chart, x, y, ink, opacity), SeriesMarkers.CIRCLE, size)
                            .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            case Mark.Point(String variant, double opacity, double x, double y) ->
                    markers(chart, add(chart, new double[] {x}, new double[] {y}, new Ink.Variant(variant), opacity),
                            Looks.of(variant).shape(), 0.75)
                            .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            case Mark.Line(String variant, double[] x, double[] y) -> {
                Look look = Looks.of(variant);
                markers(chart, add(chart, x, y, new Ink.Variant(variant), 1), look.shape(), 0.6)
                        .setLineStyle(stroke(2.4f, look.dash()));
            }
            default -> throw new IllegalArgumentException("no series: " + mark);
        }
        chart.paint(pen.g, (int) plot.getWidth(), (int) plot.getHeight());
    }

    private XYSeries add(XYChart chart, double[] x, double[] y, Ink ink, double opacity) {
        XYSeries series = chart.addSeries("mark", x, y);
        Color colour = pen.colour(ink, opacity);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setFillColor(colour);
        series.setMarkerColor(colour);
        return series;
    }

    private XYSeries markers(XYChart chart, XYSeries series, Marker marker, double size) {
        chart.getStyler().setMarkerSize((int) Math.round(size * format.font()));
        series.setMarker(marker);
        return series;
    }

    private BasicStroke stroke(float width, float[] dash) {
        float scaled = width * format.font() / 17f;
        if (dash.length == 0) return new BasicStroke(scaled, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        float[] lengths = new float[dash.length];
        for (int i = 0; i < dash.length; i++) lengths[i] = dash[i] * scaled;
        return new BasicStroke(scaled, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    private void bare(XYStyler styler) {
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false)
                .setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0).setPlotContentSize(1);
        styler.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotGridLinesVisible(false).setPlotMargin(0)
                .setXAxisMin(panel.x().min()).setXAxisMax(panel.x().max())
                .setYAxisMin(panel.y().min()).setYAxisMax(panel.y().max());
    }
}
