package lab.chart;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins dots of one kind into one path with round line ends. This takes a tenth of the text, and the page has few
 * elements instead of thousands.
 */
final class SvgDots {

    private static final Pattern DOT = Pattern.compile(
            "<ellipse cx=\"([^\"]+)\" cy=\"([^\"]+)\" rx=\"([^\"]+)\" ry=\"\\3\" style=\"fill:([^;]+);"
                    + "(?:fill-opacity:([^;]+);)?stroke:none;\"/>");

    private SvgDots() {}

    /** @param svg one element a line */
    static String joined(String svg) {
        StringBuilder joined = new StringBuilder();
        String open = "";
        for (String line : svg.split("\n")) {
            Matcher dot = DOT.matcher(line);
            String kind = dot.matches() ? dot.group(3) + dot.group(4) + dot.group(5) : "";
            if (!open.isEmpty() && !kind.equals(open)) joined.append("\"/>\n");
            if (kind.isEmpty()) joined.append(line).append('\n');
            else joined.append(kind.equals(open) ? "" : head(dot))
                    .append("M%sh0".formatted(dot.group(1) + " " + dot.group(2)));
            open = kind;
        }
        return joined.toString();
    }

    private static String head(Matcher dot) {
        return "<path style=\"fill:none;stroke:%s;stroke-opacity:%s;stroke-width:%s;stroke-linecap:round\" d=\""
                .formatted(
                        dot.group(4), dot.group(5) == null ? "1" : dot.group(5),
                        String.format(Locale.ROOT, "%.1f", 2 * Double.parseDouble(dot.group(3))));
    }
}
