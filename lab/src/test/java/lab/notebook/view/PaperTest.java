package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.List;
import lab.chart.Looks;
import lab.notebook.runs.Runs;
import lab.run.Run;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class PaperTest {

    private final XYChart chart = new XYChartBuilder().xAxisTitle("memory, MB").yAxisTitle("ms").build();

    @Test
    void aVariantLooksAsEverywhere() {
        chart.addSeries("python", new double[] {256, 512}, new double[] {9, 7});
        chart.addSeries("java-jvm", new double[] {256, 512}, new double[] {20, 10});
        Paper.of(chart);
        assertThat(chart.getStyler().getSeriesColors()).containsExactly(Looks.of("python").paper(),
                Looks.of("java-jvm").paper());
        assertThat(chart.getStyler().getSeriesMarkers()).containsExactly(Looks.of("python").shape(),
                Looks.of("java-jvm").shape());
        Pictures.of(new XChartView(chart));
        assertThat(chart.getSeriesCollection()).extracting(series -> series.getLineStyle().getDashArray())
                .satisfiesExactly(python -> assertThat(python).isNotEmpty(), java -> assertThat(java).isNull());
    }

    @Test
    void itsAxisBeginsAtZero() {
        chart.addSeries("python", new double[] {256, 512}, new double[] {109, 107});
        assertThat(Paper.of(chart).getStyler().getYAxisMin()).isZero();
    }

    @Test
    void manyNamesAreTurnedSoThatNoneCoversAnother() {
        CategoryChart few = new CategoryChartBuilder().build(), many = new CategoryChartBuilder().build();
        few.addSeries("median", List.of("python", "java-jvm"), List.of(1, 2));
        many.addSeries("median", Runs.reference().variants(),
                Runs.reference().variants().stream().map(String::length).toList());
        assertThat(Paper.of(few).getStyler().getXAxisLabelRotation()).isZero();
        assertThat(Paper.of(many).getStyler().getXAxisLabelRotation()).isPositive();
    }

    @Test
    void longNamesAreWrittenSmallerSoThatNoneCoversAnother() {
        CategoryChart chart = new CategoryChartBuilder().width(900).height(420).build();
        chart.addSeries("median",
                List.of("java-jvm", "java-snapstart", "java-snapstart-c1", "java-snapstart-primed",
                        "java-snapstart-c1-primed"),
                List.of(5, 4, 3, 2, 1));
        float before = chart.getStyler().getAxisTickLabelsFont().getSize2D();
        assertThat(Paper.of(chart).getStyler().getXAxisLabelRotation()).isZero();
        Font font = chart.getStyler().getAxisTickLabelsFont();
        assertThat(font.getSize2D()).isBetween(9f, before - 0.1f);
        assertThat(width("java-snapstart-primed", font) + width("java-snapstart-c1-primed", font))
                .isLessThan(2 * 900 * 0.8 / 5);
    }

    private static double width(String name, Font font) {
        return font.getStringBounds(name, new FontRenderContext(null, true, true)).getWidth();
    }

    @Test
    void saysWhereTheFiguresAreFrom() {
        Run run = Runs.reference();
        chart.addSeries("python", new double[] {256, 512}, new double[] {9, 7});
        assertThat(Paper.of(chart, "n = 200 warm calls", run).getXAxisTitle()).startsWith("memory, MB")
                .contains("n = 200 warm calls", run.machine(), run.date());
    }

    @Test
    void aLongLegendIsInsideTheChart() {
        XYChart tall = new XYChartBuilder().width(900).height(420).build();
        Runs.reference().variants().forEach(name -> tall.addSeries(name, new double[] {256}, new double[] {9}));
        BufferedImage image = Pictures.of(new XChartView(Paper.of(tall))).getFirst();
        assertThat(Pictures.isEmpty(image, image.getHeight() - 8, image.getHeight())).as("bottom").isTrue();
        assertThat(Pictures.isEmpty(image, 0, 8)).as("top").isTrue();
    }
}
