package lab.notebook.view;

import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.notebook.cell.Look;

/** How one of the lab's charts shows in a cell. */
public record ChartView(Picture chart) implements Shown {

    @Override
    public String html() {
        return html(Look.on());
    }

    /** @param look whether GitHub has to show it */
    String html(boolean look) {
        if (look) return DayAndNight.png(chart.smallPng(Theme.PAPER, Format.PAGE), text()).html();
        return DayAndNight.svg(chart.svg(Theme.PAPER, Format.PAGE), chart.svg(Theme.NIGHT, Format.PAGE), text()).html();
    }

    @Override
    public String text() {
        return "Chart: " + chart.words().title();
    }
}
