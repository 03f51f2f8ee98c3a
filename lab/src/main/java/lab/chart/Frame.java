package lab.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import lab.chart.Pen.Anchor;

/** What XChart lacks: title, subtitle and caption around a chart, and panels in rows and columns. */
final class Frame {

    /** Below this many lines of text a plot is too low to be read. */
    private static final double LOWEST = 4;

    private final Words words;
    private final List<Panel> panels;
    private final double rows;
    private final Format format;
    private final boolean worded;
    private final int columns;

    /** @param worded whether the words are painted too, or stand beside the chart on its page */
    Frame(Words words, List<Panel> panels, double rows, Format format, boolean worded) {
        Fonts.check();
        this.words = words;
        this.panels = panels;
        this.format = format;
        this.worded = worded;
        this.columns = columns(panels.size(), format.columns());
        this.rows = fitting(rows);
    }

    /** Height in px that the words and panels need at this format's width. */
    double height() {
        return layout(ruler(), false, rows);
    }

    void paint(Pen pen) {
        layout(pen, true, rows);
    }

    private double layout(Pen pen, boolean paint, double rows) {
        double margin = worded ? format.font() * 1.2 : 2, width = format.width() - 2 * margin, y = margin,
                gap = format.font() * 0.9;
        if (worded) {
            y = block(pen, words.title(), margin, y, width, Pen.font(titleSize(pen, width), true), new Ink.Text(),
                    paint);
            y = block(pen, words.subtitle(), margin, y, width, Pen.font(format.font(), false), new Ink.Quiet(), paint)
                    + format.font() * 0.7;
        }
        double panelHeight = (rows + PanelPainter.lines(panels.getFirst())) * format.row() + format.font() * 0.3;
        if (paint) panels(pen, margin, y, width, panelHeight, gap);
        y += lines() * panelHeight + (lines() - 1) * gap;
        if (worded)
            y = block(pen, words.caption(), margin, y + format.font() * 0.6, width, Pen.font(format.small(), false),
                    new Ink.Quiet(), paint);
        return y + (worded ? margin * 0.6 : 2);
    }

    /** All plots are equally wide; a column is as wide as its plot and the words at both sides of it need. */
    private void panels(Pen pen, double left, double top, double width, double height, double gap) {
        double[] before = new double[columns], after = new double[columns];
        for (int i = 0; i < panels.size(); i++) {
            before[i % columns] = Math.max(before[i % columns], painter(pen, i).left());
            after[i % columns] = Math.max(after[i % columns], painter(pen, i).right());
        }
        double plot =
                (width - Arrays.stream(before).sum() - Arrays.stream(after).sum() - gap * (columns - 1)) / columns;
        double x = left, y = top;
        for (int i = 0; i < panels.size(); i++) {
            int column = i % columns;
            double wide = before[column] + plot + after[column];
            painter(pen, i).paint(new Rectangle2D.Double(x, y, wide, height), before[column], after[column]);
            x = column == columns - 1 ? left : x + wide + gap;
            y = column == columns - 1 ? y + height + gap : y;
        }
    }

    private PanelPainter painter(Pen pen, int i) {
        return new PanelPainter(pen, panels.get(i), format,
                new PanelPainter.Edge(i % columns == 0, i + columns >= panels.size()));
    }

    /** Plots shrink until the whole is no taller than the format allows. */
    private double fitting(double wished) {
        double over = layout(ruler(), false, wished) - format.tallest();
        double least = panels.getFirst().rows() ? 1.2 * panels.getFirst().y().ticks().size() : LOWEST;
        return over <= 0 ? wished : Math.max(Math.min(least, wished), wished - over / (lines() * format.row()));
    }

    private int lines() {
        return (panels.size() + columns - 1) / columns;
    }

    /** The title shrinks a little rather than break on a wide chart; on a phone it breaks. */
    private double titleSize(Pen pen, double width) {
        double size = format.title();
        while (!format.narrow() && size > format.font() && pen.width(words.title(), Pen.font(size, true)) > width)
            size -= 0.5;
        return size;
    }

    private static double block(Pen pen, String text, double x, double y, double width, Font font, Ink ink,
            boolean paint) {
        for (String line : pen.lines(text, width, font)) {
            y += font.getSize2D() * 1.3;
            if (paint) pen.text(line, x, y - font.getSize2D() * 0.3, Anchor.LEFT, font, ink);
        }
        return y;
    }

    /** As many columns as fit; four panels make a square unless they fit into one line. */
    private static int columns(int panels, int most) {
        if (panels <= most) return Math.max(1, panels);
        return panels == 4 ? Math.min(2, most) : most;
    }

    private static Pen ruler() {
        return new Pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(), Theme.PAPER);
    }
}
