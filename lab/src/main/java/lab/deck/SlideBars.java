package lab.deck;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.List;
import java.util.Locale;
import lab.chart.Ink;
import lab.cost.Millis;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** One large bar per variant, for slides that compare a few variants. */
final class SlideBars {

    private SlideBars() {}

    static SafeString of(RunFigures figures, List<String> variants, Kind start, Metric metric) {
        List<Row> rows = figures.having(variants).isEmpty() ? List.of() : figures.rows(variants, start, metric);
        double max = rows.stream().mapToDouble(Row::p50).max().orElse(1);
        StringBuilder html = new StringBuilder("<table class=\"bars\"><tbody>");
        for (String variant : variants)
            html.append("<tr><th scope=\"row\">").append(escaped(variant)).append("</th>")
                    .append(rows.stream().filter(row -> row.variant().equals(variant)).findFirst()
                            .map(row -> bar(row, max)).orElseGet(() -> missing(figures, variant)))
                    .append("</tr>");
        return new SafeString(html.append("</tbody></table>").toString());
    }

    /** Lanes in the given order. Each bar has its time, which the style sheet uses to let the bar grow. */
    static SafeString racing(RunFigures figures, List<String> variants) {
        List<Row> rows = variants.isEmpty() ? List.of() : figures.rows(variants, Kind.COLD, Metric.COLD);
        double max = rows.stream().mapToDouble(Row::p50).max().orElse(1);
        StringBuilder html = new StringBuilder("<table class=\"bars lanes\"><tbody>");
        for (String variant : variants)
            rows.stream().filter(row -> row.variant().equals(variant)).findFirst()
                    .ifPresent(row -> html.append("<tr><th scope=\"row\">").append(escaped(variant)).append("</th>")
                            .append(lane(row, max)).append("</tr>"));
        return new SafeString(html.append("</tbody></table>").toString());
    }

    private static String lane(Row row, double max) {
        return String.format(Locale.ROOT,
                "<td style=\"--ms:%.0f\"><span class=\"bar\" style=\"width:%.1f%%;background:var(%s)\"></span>"
                        + "<span class=\"time\"> %,.0f ms</span></td>",
                row.p50(), width(row, max), new Ink.Variant(row.variant()).css(), row.p50());
    }

    private static double width(Row row, double max) {
        return Math.max(0.4, 78 * row.p50() / max);
    }

    private static String bar(Row row, double max) {
        return "<td><span class=\"bar\" style=\"width:%s%%;background:var(%s)\"></span> %s</td>".formatted(
                String.format(Locale.ROOT, "%.1f", width(row, max)),
                new Ink.Variant(row.variant()).css(), new Millis(row.p50()));
    }

    private static String missing(RunFigures figures, String variant) {
        return "<td class=\"missing\">" + escaped(figures.lacks(variant)) + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
