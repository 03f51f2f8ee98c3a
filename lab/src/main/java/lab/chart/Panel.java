package lab.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * One plot: two axes and what is drawn between them. Several make small multiples.
 *
 * @param title the panel's own heading among several; empty for one alone
 * @param rows  whether the vertical axis has a row for each name instead of a scale
 */
public record Panel(String title, Axis x, Axis y, boolean rows, List<Mark> marks) {

    public static Panel of(String title, Axis x, Axis y) {
        return new Panel(title, x, y, false, new ArrayList<>());
    }

    /** A panel with a row for each name, the first on top. */
    static Panel rows(String title, Axis x, List<String> names) {
        return new Panel(title, x, Axis.rows(names), true, new ArrayList<>());
    }

    public Panel add(Mark mark) {
        marks.add(mark);
        return this;
    }
}
