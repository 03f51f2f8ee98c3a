package lab.cost;

import java.util.Locale;

/**
 * A duration in readable form: {@code 5.2 ms}, {@code 41 ms}, {@code 1.24 s}. It has no more digits than a few samples
 * justify.
 */
public record Millis(double ms) {

    @Override
    public String toString() {
        if (Double.isNaN(ms)) return "–";
        if (ms < 0.995) return trimmed("%.2f", ms) + " ms";
        if (ms < 9.95) return trimmed("%.1f", ms) + " ms";
        if (ms < 999.5) return "%.0f ms".formatted(ms);
        return seconds();
    }

    /** The duration always in seconds: {@code 0.041 s}, {@code 1.24 s}. */
    public String seconds() {
        if (ms < 99.5) return trimmed("%.3f", ms / 1000) + " s";
        return trimmed(ms < 9995 ? "%.2f" : "%.1f", ms / 1000) + " s";
    }

    private static String trimmed(String format, double value) {
        return String.format(Locale.ROOT, format, value).replaceFirst("\\.?0+$", "");
    }
}
