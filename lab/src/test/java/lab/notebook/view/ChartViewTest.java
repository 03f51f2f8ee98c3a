package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import lab.chart.Axis;
import lab.chart.Panel;
import lab.chart.Picture;
import lab.chart.Words;
import org.junit.jupiter.api.Test;

class ChartViewTest {

    private static final Axis AXIS = Axis.fromZero("ms", 4, 4, Axis::plain);

    @Test
    void theChartIsAnImageWhoseTextIsTheFinding() {
        ChartView view = new ChartView(new Picture("any", new Words("A <finding> of $5", "what", "n = 5"),
                List.of(Panel.of("", AXIS, AXIS)), 4));
        assertThat(view.text()).isEqualTo("Chart: A <finding> of $5");
        assertThat(view.html()).startsWith("<img alt=\"Chart: A &lt;finding&gt; of $5\"");
        String svg = view.html().replaceFirst("(?s).*base64,", "").replaceFirst("(?s)\".*", "");
        assertThat(new String(Base64.getDecoder().decode(svg), StandardCharsets.UTF_8)).contains("<svg", "n = 5");
    }
}
