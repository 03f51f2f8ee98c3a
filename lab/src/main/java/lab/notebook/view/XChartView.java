package lab.notebook.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import lab.notebook.cell.Look;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * How an XChart chart shows in a cell: in the report's colours, by day and by night. A chart whose looks nobody changed
 * gets the lab's looks, as with {@link Paper}.
 */
public record XChartView(Chart<?, ?> chart) implements Shown {

    /** Twice as many px as it is wide, for fine screens. */
    private static final int SCALE = 2;

    /** The background that every chart has until somebody chooses another. */
    private static final Color UNTOUCHED = new XYChartBuilder().build().getStyler().getChartBackgroundColor();

    @Override
    public String html() {
        if (UNTOUCHED.equals(chart.getStyler().getChartBackgroundColor())) Paper.of(chart);
        byte[] day = png();
        if (Look.on()) return DayAndNight.png(day, text()).html();
        try (NightColours _ = NightColours.of(chart)) {
            return new DayAndNight("image/png", day, png(), text()).html();
        }
    }

    private byte[] png() {
        try (LongTitle title = LongTitle.of(chart)) {
            int width = chart.getWidth(), height = chart.getHeight();
            BufferedImage image = new BufferedImage(SCALE * width, SCALE * (height + title.height()),
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.scale(SCALE, SCALE);
            g.setColor(chart.getStyler().getChartBackgroundColor());
            g.fillRect(0, 0, width, height + title.height());
            chart.paint(g, width, height);
            title.draw(g, height);
            g.dispose();
            return bytes(image);
        }
    }

    private static byte[] bytes(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String text() {
        return "Chart: " + chart.getTitle();
    }
}
