package lab.published;

import java.util.List;
import java.util.OptionalDouble;

/** The charts of the talk this workshop grew from: {@code first-study.csv} has the values that were read off them. */
public final class TalkCharts {

    /** How far a value that was read off a chart may differ from the printed one, according to the file. */
    public static final double READING_ERROR = 0.03;

    private TalkCharts() {}

    /** One point of a chart; ms, or USD for costs. */
    public record Point(String language, int memoryMb, double value) {}

    /** All points of a chart, e.g. {@code warm_latency}, in the file's order. */
    public static List<Point> of(String metric) {
        return Publication.read("first-study.csv").stream().filter(row -> row.getString("metric").equals(metric))
                .map(row -> new Point(row.getString("language"), Integer.parseInt(row.getString("memory_mb")),
                        Double.parseDouble(row.getString("value"))))
                .toList();
    }

    /** One value; empty where the talk measured nothing. */
    public static OptionalDouble value(String metric, String language, int memoryMb) {
        return of(metric).stream().filter(point -> point.language().equals(language) && point.memoryMb() == memoryMb)
                .mapToDouble(Point::value).findFirst();
    }
}
