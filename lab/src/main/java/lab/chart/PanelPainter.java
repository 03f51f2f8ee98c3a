package lab.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import lab.chart.Pen.Anchor;

/** Paints one panel into a rectangle: heading, axes and grid, then the marks, then the words beside them. */
final class PanelPainter {

    /** Which titles a panel shows: among several only those at the left and at the bottom repeat them. */
    record Edge(boolean left, boolean bottom) {}

    private static final Ink LINE = new Ink.Line(), QUIET = new Ink.Quiet(), TEXT = new Ink.Text();

    private final Pen pen;
    private final Panel panel;
    private final Format format;
    private final Font font;
    private final Edge edge;

    PanelPainter(Pen pen, Panel panel, Format format, Edge edge) {
        this.pen = pen;
        this.panel = panel;
        this.format = format;
        this.font = Pen.font(format.font(), false);
        this.edge = edge;
    }

    /** Leaves {@code left} and {@code right} px free beside the plot. */
    void paint(Rectangle2D area, double left, double right) {
        Rectangle2D plot = plot(area, left, right);
        if (!panel.title().isEmpty())
            pen.text(panel.title(), titleX(area, plot), area.getY() + format.font(), Anchor.LEFT,
                    Pen.font(format.font(), true), TEXT);
        if (!panel.y().title().isEmpty() && edge.left())
            pen.text(panel.y().title(), area.getX(), plot.getY() - format.font() * 0.7, Anchor.LEFT, font, QUIET);
        axes(plot, area.getWidth());
        pen.g.translate(plot.getX(), plot.getY());
        new SeriesPainter(pen, panel, format).paint(plot);
        pen.g.translate(-plot.getX(), -plot.getY());
        new NotePainter(pen, panel, format, plot, area).paint();
    }

    /** Width that the names or numbers left of the plot take. */
    double left() {
        if (panel.rows() && !edge.left()) return format.font() * 0.3;
        return panel.y().ticks().stream().mapToDouble(tick -> pen.width(tick.label(), font)).max().orElse(0)
                + format.font() * 0.7;
    }

    /** Width that the words right of the plot take. */
    double right() {
        return format.font() * 0.9 + panel.marks().stream().mapToDouble(mark -> switch (mark) {
            case Mark.End end -> pen.width(end.text(), font);
            case Mark.Value value -> pen.width(value.text(), font);
            default -> 0;
        }).max().orElse(0);
    }

    /** Lines of text above and below the plot. */
    static int lines(Panel panel) {
        return 1 + (panel.x().title().isEmpty() ? 0 : 1) + (panel.x().each() ? 1 : 0)
                + (panel.y().title().isEmpty() ? 0 : 1) + (panel.title().isEmpty() ? 0 : 1);
    }

    private Rectangle2D plot(Rectangle2D area, double left, double right) {
        double above = ((panel.title().isEmpty() ? 0 : 1) + (panel.y().title().isEmpty() ? 0 : 1)) * format.row()
                + format.font() * 0.3;
        double below = lines(panel) * format.row() + format.font() * 0.3 - above;
        return new Rectangle2D.Double(Math.round(area.getX() + left), Math.round(area.getY() + above),
                Math.floor(area.getWidth() - left - right), Math.floor(area.getHeight() - above - below));
    }

    /** A title that would run into the next panel stands only below the first. */
    private void axes(Rectangle2D plot, double areaWidth) {
        Places at = new Places(panel, plot);
        double base = plot.getMaxY();
        for (Axis.Tick tick : panel.x().ticks())
            pen.rule(at.x(tick.position()), plot.getY(), at.x(tick.position()), base, 1, LINE);
        if (!panel.rows())
            for (Axis.Tick tick : panel.y().ticks())
                pen.rule(plot.getX(), at.y(tick.position()), plot.getMaxX(), at.y(tick.position()), 1, LINE);
        if (!panel.rows() || edge.left())
            for (Axis.Tick tick : panel.y().ticks())
                pen.text(tick.label(), plot.getX() - format.font() * 0.5, at.y(tick.position()) + format.font() * 0.36,
                        Anchor.RIGHT, font, panel.rows() ? TEXT : QUIET);
        double first = base + format.font() * 1.25;
        boolean two = panel.x().each() ? everyLabel(at, first) : someLabels(at, first);
        boolean room = edge.left() || pen.width(panel.x().title(), font) <= areaWidth;
        if (panel.x().title().isEmpty() || !edge.bottom() || !room) return;
        double end = Math.max(plot.getMaxX(), plot.getX() - left() + pen.width(panel.x().title(), font));
        pen.text(panel.x().title(), end, first + (two ? 2 : 1) * format.row(), Anchor.RIGHT, font, QUIET);
    }

    /** Writes each label, one that would touch its neighbour on a second line; says whether there is one. */
    private boolean everyLabel(Places at, double y) {
        double[] free = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        boolean two = false;
        for (Axis.Tick tick : panel.x().ticks()) {
            double half = pen.width(tick.label(), font) / 2, x = at.x(tick.position());
            int line = x - half < free[0] ? 1 : 0;
            two |= line == 1;
            pen.text(tick.label(), x, y + line * format.row(), Anchor.CENTRE, font, QUIET);
            free[line] = x + half + format.font() * 0.5;
        }
        return two;
    }

    /** Leaves out a label that would touch the one before it, but never the last. */
    private boolean someLabels(Places at, double y) {
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
        return false;
    }

    /** Above the plot; a long name begins further to the left rather than run into the next panel. */
    private double titleX(Rectangle2D area, Rectangle2D plot) {
        return Math.max(area.getX(),
                Math.min(plot.getX(), area.getMaxX() - pen.width(panel.title(), Pen.font(format.font(), true))));
    }
}
