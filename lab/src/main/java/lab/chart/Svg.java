package lab.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns a painting into SVG that a page can take in: no prolog, a name for screen readers, fonts with fallbacks, short
 * numbers.
 */
final class Svg {

    private Svg() {}

    /** A file of its own. */
    static String file(double height, double width, Color background, String title, Consumer<Pen> painting,
            Palette palette) {
        String drawn = draw(height, width, title, pen -> {
            pen.fill(new Rectangle2D.Double(0, 0, width, Math.ceil(height)), new Ink.Background(), 1);
            painting.accept(pen);
        }, palette);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawn;
    }

    /** A part of a page: each ink's colour is the CSS variable {@link Ink#css}. */
    static String inline(double height, double width, String title, Consumer<Pen> painting) {
        Stencil stencil = new Stencil();
        return stencil.fillIn(draw(height, width, title, painting, stencil));
    }

    private static String draw(double height, double width, String title, Consumer<Pen> painting, Palette palette) {
        VectorGraphics2D g = new Unclipped();
        painting.accept(new Pen(g, palette));
        var out = new ByteArrayOutputStream();
        try {
            new SVGProcessor().getDocument(g.getCommands(), new PageSize(0, 0, width, Math.ceil(height))).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("couldn't create SVG", e);
        }
        String svg = out.toString(StandardCharsets.UTF_8);
        return SvgDots.joined(svg.substring(svg.indexOf("<svg"))
                .replaceFirst("<svg [^>]*>",
                        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                                + "role=\"img\" font-size=\"12\"><title>%s</title>")
                                .formatted((int) width, (int) Math.ceil(height), (int) width, (int) Math.ceil(height),
                                        escaped(title)))
                .replaceAll("font-family:(&quot;|\")?[^;&\"]*(&quot;|\")?;", "font-family:" + Fonts.CSS + ";")
                .replaceAll("(\\.\\d\\d)\\d+(?=[^<>]*>)", "$1")
                .replaceAll("\\n\\s*", "\n")
                .replaceAll("<rect [^>]*fill-opacity:0;[^>]*/>\n", ""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\\", "").replace("$",
                "\\$");
    }

    /**
     * XChart clips each plot to its rectangle, which would cut markers that lie on an axis and add groups by the dozen.
     */
    private static final class Unclipped extends VectorGraphics2D {
        @Override
        public void setClip(Shape clip) {}
    }

    /** Gives each ink a colour of its own while drawing, which is then replaced by the name of its CSS variable. */
    private static final class Stencil implements Palette {

        private final Map<Ink, Color> used = new LinkedHashMap<>();

        @Override
        public Color of(Ink ink) {
            return used.computeIfAbsent(ink, _ -> new Color(1, 2, used.size() + 1));
        }

        String fillIn(String svg) {
            String filled = svg;
            for (var entry : used.entrySet())
                filled = filled.replace("rgb(1,2," + entry.getValue().getBlue() + ")",
                        "var(" + entry.getKey().css() + ")");
            return filled;
        }
    }
}
