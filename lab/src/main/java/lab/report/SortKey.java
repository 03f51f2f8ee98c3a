package lab.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number in a cell's text, in the smallest unit of its kind, so that 1.2 s comes after 300 ms. */
final class SortKey {

    private static final Pattern NUMBER =
            Pattern.compile("([-−]?)\\$?(\\d[\\d,]*(?:\\.\\d+)?)(?:[ \u00a0](ms|s|KB|MB|GB)\\b)?");
    private static final Map<String, BigDecimal> UNITS = Map.of("ms", BigDecimal.ONE, "s", BigDecimal.valueOf(1000),
            "KB", BigDecimal.ONE, "MB", BigDecimal.valueOf(1_000), "GB", BigDecimal.valueOf(1_000_000));

    private SortKey() {}

    /** Empty where nothing was measured; a word is its own key. */
    static String of(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) return text.equals(PageTable.NOTHING) ? "" : text;
        BigDecimal value = new BigDecimal(number.group(2).replace(",", ""));
        if (number.group(3) != null) value = value.multiply(UNITS.get(number.group(3)));
        return (number.group(1).isEmpty() ? value : value.negate()).stripTrailingZeros().toPlainString();
    }
}
