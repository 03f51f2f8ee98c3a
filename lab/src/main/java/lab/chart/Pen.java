package lab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Words and lines around what XChart draws, in inks instead of colours. Places and sizes in px. */
final class Pen {

    /** Where text lies from the point it is given. */
    enum Anchor { LEFT, CENTRE, RIGHT }

    /** Widths as a browser has them, which scales text freely. */
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    final Graphics2D g;
    private final Palette palette;

    Pen(Graphics2D g, Palette palette) {
        this.g = g;
        this.palette = palette;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    Color colour(Ink ink, double opacity) {
        Color colour = palette.of(ink);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    static Font font(double size, boolean bold) {
        return new Font(Fonts.family(), bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    double width(String text, Font font) {
        return font.getStringBounds(text, UNHINTED).getWidth();
    }

    /** Draws one line of text with its baseline at {@code y}. */
    void text(String text, double x, double y, Anchor anchor, Font font, Ink ink) {
        double width = width(text, font);
        double left = switch (anchor) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
        g.setColor(colour(ink, 1));
        g.setFont(font);
        g.drawString(text, (float) left, (float) y);
    }

    /** Breaks text at spaces into lines of at most {@code width}. */
    List<String> lines(String text, double width, Font font) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, font) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    void rule(double x0, double y0, double x1, double y1, float width, Ink ink) {
        g.setColor(colour(ink, 1));
        g.setStroke(new BasicStroke(width));
        g.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    void fill(Rectangle2D area, Ink ink, double opacity) {
        g.setColor(colour(ink, opacity));
        g.fill(area);
    }
}
