package lab.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import lab.chart.Pen.Anchor;

/** What XChart lacks: title, subtitle and caption around a chart, and panels in rows and columns. */
final class Frame {


    private final Words words;
    private final List<Panel> panels;
    private final double rows;
    private final Format format;
    private final boolean worded;
    private final int columns;

    Frame(Words words, List<Panel> panels, double rows, Format format, boolean worded) {
        Fonts.check();
        this.words = words;
        this.panels = panels;
        this.rows = rows;
        this.format = format;
        this.worded = worded;
        this.columns = columns(panels.size(), format.columns());
    }

    /** Height in px that the words and panels need at this format's width. */
    double height() {
        Pen pen = new Pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(), Theme.PAPER);
        return layout(pen, false);
    }

    void paint(Pen pen) {
        layout(pen, true);
    }

    private double layout(Pen pen, boolean paint) {
        double margin = worded ? format.font() * 1.2 : 2, width = format.width() - 2 * margin, y = margin;
        if (worded) {
            y = block(pen, words.title(), margin, y, width, Pen.font(titleSize(pen, width), true), new Ink.Text(), paint);
            y = block(pen, words.subtitle(), margin, y, width, Pen.font(format.font(), false), new Ink.Quiet(), paint) + format.font() * 0.7;
        }
        int lines = (panels.size() + columns - 1) / columns;
        double gap = format.font() * 0.9;
        for (int i = 0; i < panels.size(); i++)
            if (paint) new PanelPainter(pen, panels.get(i), format, i % columns == 0)
                    .paint(cell(pen, i, margin, y + i / columns * (panelHeight() + gap), width, gap));
        y += lines * panelHeight() + (lines - 1) * gap;
        if (worded) y = block(pen, words.caption(), margin, y + format.font() * 0.6, width, Pen.font(format.small(), false), new Ink.Quiet(), paint);
        return y + (worded ? margin * 0.6 : 2);
    }

    /** All plots of a line are equally wide; the first panel is wider by the row names that only it has. */
    private Rectangle2D cell(Pen pen, int i, double left, double y, double width, double gap) {
        double names = 0;
        if (panels.getFirst().rows() && columns > 1)
            names = new PanelPainter(pen, panels.get(i - i % columns), format, true).left() - format.font() * 0.3;
        double plain = (width - names - gap * (columns - 1)) / columns;
        int column = i % columns;
        return column == 0
                ? new Rectangle2D.Double(left, y, plain + names, panelHeight())
                : new Rectangle2D.Double(left + names + column * (plain + gap), y, plain, panelHeight());
    }

    private double panelHeight() {
        Panel first = panels.getFirst();
        int words = 1 + (first.x().title().isEmpty() ? 0 : 1) + (first.y().title().isEmpty() ? 0 : 1) + (first.title().isEmpty() ? 0 : 1);
        return (rows + words) * format.row() + format.font() * 0.3;
    }

    /** The title shrinks a little rather than break on a wide chart; on a phone it breaks. */
    private double titleSize(Pen pen, double width) {
        double size = format.title();
        while (!format.narrow() && size > format.font() && pen.width(words.title(), Pen.font(size, true)) > width) size -= 0.5;
        return size;
    }

    private static double block(Pen pen, String text, double x, double y, double width, Font font, Ink ink, boolean paint) {
        for (String line : pen.lines(text, width, font)) {
            y += font.getSize2D() * 1.3;
            if (paint) pen.text(line, x, y - font.getSize2D() * 0.3, Anchor.LEFT, font, ink);
        }
        return y;
    }

    /** As many columns as fit, but no lonely panel in a last line if fewer columns fill it. */
    private static int columns(int panels, int most) {
        if (panels <= most) return Math.max(1, panels);
        return panels == 4 ? Math.min(2, most) : most;
    }
}
