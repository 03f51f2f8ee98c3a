package lab.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A finished chart: words around one or more panels, ready to become a file or a part of a page. */
public final class Picture {

    private static final int PNG_SCALE = 2;

    private final String name;
    private final Words words;
    private final List<Panel> panels, few;
    private final double rows;

    /** @param rows height of a panel's plot in lines of its text */
    public Picture(String name, Words words, List<Panel> panels, double rows) {
        this(name, words, panels, panels, rows);
    }

    /** @param few the panels that a slide has room for */
    Picture(String name, Words words, List<Panel> panels, List<Panel> few, double rows) {
        this.name = name;
        this.words = words;
        this.panels = List.copyOf(panels);
        this.few = List.copyOf(few);
        this.rows = rows;
    }

    /** Its name in files and ids, e.g. {@code cold-starts}. */
    public String name() {
        return name;
    }

    public Words words() {
        return words;
    }

    /** The variants that have a line in it. */
    public List<String> lines() {
        return panels.stream().flatMap(panel -> panel.marks().stream()).filter(Mark.Line.class::isInstance)
                .map(mark -> ((Mark.Line) mark).variant()).distinct().toList();
    }

    /** Writes {@code NAME.png} and {@code NAME.svg} into a folder; in the night theme, {@code NAME-night.*}. */
    public void write(Path folder, Theme theme, Format format) {
        writePng(folder, theme, format);
        try {
            Files.writeString(folder.resolve(file(theme, format) + ".svg"), svg(theme, format),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The chart " + name + " couldn't be written into " + folder, e);
        }
    }

    /** Writes only the PNG. */
    public void writePng(Path folder, Theme theme, Format format) {
        try {
            Files.createDirectories(folder);
            ImageIO.write(image(theme, format), "png", folder.resolve(file(theme, format) + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The chart " + name + " could not be written into " + folder, e);
        }
    }

    private String file(Theme theme, Format format) {
        return name + (theme == Theme.NIGHT ? "-night" : "") + (format == Format.PAGE ? "" : "-" + format.name());
    }

    /** An image with twice as many px as the format says. */
    public BufferedImage image(Theme theme, Format format) {
        return image(theme, format, PNG_SCALE);
    }

    /** The bytes of a PNG with as many px as the format says, where many charts have to fit into one file. */
    public byte[] smallPng(Theme theme, Format format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image(theme, format, 1), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage image(Theme theme, Format format, int scale) {
        Frame frame = frame(format, true);
        BufferedImage image = new BufferedImage(
                scale * format.width(), scale * (int) Math.ceil(frame.height()), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(theme.of(new Ink.Background()));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        frame.paint(new Pen(g, theme));
        g.dispose();
        return image;
    }

    /** A file of its own with background and words. */
    public String svg(Theme theme, Format format) {
        Frame frame = frame(format, true);
        Color background = theme.of(new Ink.Background());
        return Svg.file(frame.height(), format.width(), background, words.title(), frame::paint, theme);
    }

    /** SVG for a page that has the words in its own text and the colours in CSS variables, see {@link Ink#css}. */
    public String inline(Format format) {
        Frame frame = frame(format, false);
        return Svg.inline(frame.height(), format.width(), words.title(), frame::paint);
    }

    private Frame frame(Format format, boolean worded) {
        return new Frame(words, format.few() ? few : panels, rows, format, worded);
    }
}
