package lab.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import lab.chart.Pen.Anchor;

/** Paints one panel into a rectangle: heading, axes and grid, then the marks, then the words beside them. */
final class PanelPainter {

    private static final Ink LINE = new Ink.Line(), QUIET = new Ink.Quiet(), TEXT = new Ink.Text();

    private final Pen pen;
    private final Panel panel;
    private final Format format;
    private final Font font;
    private final boolean rowNames;

    /** @param rowNames whether the rows' names are written: only the first of several panels side by side needs them */
    PanelPainter(Pen pen, Panel panel, Format format, boolean rowNames) {
        this.pen = pen;
        this.panel = panel;
        this.format = format;
        this.font = Pen.font(format.font(), false);
        this.rowNames = rowNames;
    }

    void paint(Rectangle2D area) {
        Rectangle2D plot = plot(area);
        if (!panel.title().isEmpty())
            pen.text(panel.title(), plot.getX(), area.getY() + format.font(), Anchor.LEFT, Pen.font(format.font(), true), TEXT);
        if (!panel.y().title().isEmpty())
            pen.text(panel.y().title(), area.getX(), plot.getY() - format.font() * 0.7, Anchor.LEFT, font, QUIET);
        axes(plot);
        pen.g.translate(plot.getX(), plot.getY());
        new SeriesPainter(pen, panel, format).paint(plot);
        pen.g.translate(-plot.getX(), -plot.getY());
        new NotePainter(pen, panel, format, plot, area).paint();
    }

    /** Width that the names or numbers left of the plot take. */
    double left() {
        if (panel.rows() && !rowNames) return format.font() * 0.3;
        return panel.y().ticks().stream().mapToDouble(tick -> pen.width(tick.label(), font)).max().orElse(0) + format.font() * 0.7;
    }

    private Rectangle2D plot(Rectangle2D area) {
        double top = (panel.title().isEmpty() ? 0 : format.row()) + (panel.y().title().isEmpty() ? 0 : format.row()) + format.font() * 0.3;
        double bottom = format.row() + (panel.x().title().isEmpty() ? 0 : format.row());
        double right = panel.marks().stream().filter(Mark.End.class::isInstance).map(Mark.End.class::cast)
                .mapToDouble(end -> pen.width(end.text(), font)).max().orElse(0) + format.font() * 0.8;
        return new Rectangle2D.Double(Math.round(area.getX() + left()), Math.round(area.getY() + top),
                Math.floor(area.getWidth() - left() - right), Math.floor(area.getHeight() - top - bottom));
    }

    private void axes(Rectangle2D plot) {
        Places at = new Places(panel, plot);
        double base = plot.getMaxY();
        for (Axis.Tick tick : panel.x().ticks())
            pen.rule(at.x(tick.position()), plot.getY(), at.x(tick.position()), base, 1, LINE);
        if (!panel.rows())
            for (Axis.Tick tick : panel.y().ticks())
                pen.rule(plot.getX(), at.y(tick.position()), plot.getMaxX(), at.y(tick.position()), 1, LINE);
        if (!panel.rows() || rowNames)
            for (Axis.Tick tick : panel.y().ticks())
                pen.text(tick.label(), plot.getX() - format.font() * 0.5, at.y(tick.position()) + format.font() * 0.36, Anchor.RIGHT, font,
                        panel.rows() ? TEXT : QUIET);
        xLabels(at, base + format.font() * 1.25);
        if (!panel.x().title().isEmpty())
            pen.text(panel.x().title(), plot.getMaxX(), base + format.font() * 1.25 + format.row(), Anchor.RIGHT, font, QUIET);
    }

    /** Leaves out a label that would touch the one before it, but never the last. */
    private void xLabels(Places at, double y) {
        double free = Double.NEGATIVE_INFINITY;
        double last = panel.x().ticks().stream().max(Comparator.comparingDouble(Axis.Tick::position))
                .map(tick -> at.x(tick.position()) - pen.width(tick.label(), font) / 2).orElse(0.0);
        for (Axis.Tick tick : panel.x().ticks()) {
            double half = pen.width(tick.label(), font) / 2, x = at.x(tick.position()), gap = format.font() * 0.5;
            boolean isLast = x - half >= last;
            if (x - half < free || !isLast && x + half + gap > last) continue;
            pen.text(tick.label(), x, y, Anchor.CENTRE, font, QUIET);
            free = x + half + gap;
        }
    }
}
