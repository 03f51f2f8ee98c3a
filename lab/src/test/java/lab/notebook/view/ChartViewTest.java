package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import lab.chart.Axis;
import lab.chart.Format;
import lab.chart.Ink;
import lab.chart.Looks;
import lab.chart.Panel;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.chart.Words;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class ChartViewTest {

    private static final Axis AXIS = Axis.fromZero("ms", 4, 4, Axis::plain);

    @Test
    void theChartIsAnImageWhoseTextIsTheFinding() {
        ChartView view = new ChartView(new Picture("any", new Words("A <finding> of $5", "what", "n = 5"),
                List.of(Panel.of("", AXIS, AXIS)), 4));
        assertThat(view.text()).isEqualTo("Chart: A <finding> of $5");
        assertThat(images(view)).hasSize(2)
                .allSatisfy(svg -> assertThat(new String(svg, StandardCharsets.UTF_8)).contains("<svg", "n = 5"));
        assertThat(view.html())
                .contains("class=\"race-night\" alt=\"Chart: A &lt;finding&gt; of $5\" style=\"display:none;");
    }

    /** GitHub shows no SVG of a notebook; a file of Git should have no more bytes than it needs. */
    @Test
    void forGitHubTheChartIsOneSmallPng() throws IOException {
        ChartView view = new ChartView(new Picture("any", new Words("A finding", "what", "n = 5"),
                List.of(Panel.of("", AXIS, AXIS)), 4));
        String html = view.html(true);
        assertThat(html).contains("class=\"race-day\" alt=\"Chart: A finding\"", "data:image/png;base64,")
                .doesNotContain("race-night", "<style>");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(images(html).getFirst()));
        assertThat(shown.getWidth()).isEqualTo(Format.PAGE.width());
    }

    /** The dark theme's picture has its background and the variant's colour of the night; the chart stays as it was. */
    @Test
    void aChartOfXChartHasBothThemesToo() throws IOException {
        XYChart chart = new XYChartBuilder().width(300).height(200).title("any").build();
        chart.addSeries("python", new double[] {1, 2}, new double[] {3, 4});
        List<BufferedImage> both = new ArrayList<>();
        for (byte[] png : images(new XChartView(Paper.of(chart))))
            both.add(ImageIO.read(new ByteArrayInputStream(png)));
        assertThat(colours(both.getFirst())).contains(Color.WHITE.getRGB(), Looks.of("python").paper().getRGB());
        assertThat(colours(both.getLast()))
                .contains(Theme.NIGHT.of(new Ink.Background()).getRGB(), Looks.of("python").night().getRGB())
                .doesNotContain(Color.WHITE.getRGB(), Looks.of("python").paper().getRGB());
        assertThat(chart.getStyler().getChartBackgroundColor()).isEqualTo(Color.WHITE);
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> all = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) all.add(image.getRGB(x, y));
        return all;
    }

    private static List<byte[]> images(Shown view) {
        return images(view.html());
    }

    private static List<byte[]> images(String html) {
        return Pattern.compile("base64,([^\"]+)\"").matcher(html).results()
                .map(found -> Base64.getDecoder().decode(found.group(1))).toList();
    }
}
