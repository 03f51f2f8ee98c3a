package lab.notebook.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.Theme;

/** One of the lab's charts where a cell may show something else instead. */
public record ChartView(Picture chart) implements Shown {

    @Override
    public String html() {
        String svg = chart.svg(Theme.PAPER, Format.PAGE);
        return "<img alt=\"%s\" style=\"max-width:100%%\" src=\"data:image/svg+xml;base64,%s\">".formatted(alt(),
                Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
    }

    /** For an attribute. */
    private String alt() {
        return text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Override
    public String text() {
        return "Chart: " + chart.words().title();
    }
}
