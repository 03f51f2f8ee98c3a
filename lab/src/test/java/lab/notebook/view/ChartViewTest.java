package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        assertThat(Pictures.bytes(view.html())).hasSize(2)
                .allSatisfy(svg -> assertThat(new String(svg, StandardCharsets.UTF_8)).contains("<svg", "n = 5"));
        assertThat(view.html())
                .contains("class=\"race-night\" alt=\"Chart: A &lt;finding&gt; of $5\" style=\"display:none;");
    }

    /** GitHub shows no SVG of a notebook; a file of Git should have no more bytes than it needs. */
    @Test
    void forGitHubTheChartIsOneSmallPng() {
        ChartView view = new ChartView(new Picture("any", new Words("A finding", "what", "n = 5"),
                List.of(Panel.of("", AXIS, AXIS)), 4));
        String html = view.html(true);
        assertThat(html).contains("class=\"race-day\" alt=\"Chart: A finding\"", "data:image/png;base64,")
                .doesNotContain("race-night", "<style>");
        BufferedImage shown = Pictures.read(Pictures.bytes(html).getFirst());
        assertThat(shown.getWidth()).isEqualTo(Format.PAGE.width());
    }

    /** The dark theme's picture has its background and the variant's colour of the night; the chart stays as it was. */
    @Test
    void aChartOfXChartHasBothThemesToo() {
        XYChart chart = new XYChartBuilder().width(300).height(200).title("any").build();
        chart.addSeries("python", new double[] {1, 2}, new double[] {3, 4});
        List<BufferedImage> both = Pictures.of(new XChartView(Paper.of(chart)));
        assertThat(Pictures.colours(both.getFirst())).contains(Color.WHITE.getRGB(),
                Looks.of("python").paper().getRGB());
        assertThat(Pictures.colours(both.getLast()))
                .contains(Theme.NIGHT.of(new Ink.Background()).getRGB(), Looks.of("python").night().getRGB())
                .doesNotContain(Color.WHITE.getRGB(), Looks.of("python").paper().getRGB());
        assertThat(chart.getStyler().getChartBackgroundColor()).isEqualTo(Color.WHITE);
    }

    /** What XChart would cut off at both ends is below the chart, and the chart keeps its title. */
    @Test
    void aLongTitleOfTheXAxisIsWrittenInLinesBelow() {
        String conditions = "n = 57855 calls · Intel Xeon, 2 cores · local lab, not AWS · Python 3.13.0"
                + " · native-image 25.0.2 (assembled from Maven artifacts) · 1 Dec 2026";
        XYChart small = new XYChartBuilder().width(300).height(200).xAxisTitle("memory, MB").build(),
                large = new XYChartBuilder().width(300).height(200)
                        .xAxisTitle("memory, MB" + LongTitle.SEPARATOR + conditions).build();
        for (XYChart chart : List.of(small, large))
            chart.addSeries("python", new double[] {1, 2}, new double[] {3, 4});
        BufferedImage without = Pictures.of(new XChartView(small)).getFirst(),
                with = Pictures.of(new XChartView(large)).getFirst();
        assertThat(large.getXAxisTitle()).endsWith(conditions);
        assertThat(with.getHeight()).isGreaterThan(without.getHeight());
        BufferedImage top = with.getSubimage(0, 0, without.getWidth(), without.getHeight());
        assertThat(Pictures.same(top, without)).as("the chart above is the one with the short title").isTrue();
        assertThat(Pictures.isEmpty(with, without.getHeight(), with.getHeight())).as("lines below").isFalse();
    }
}
