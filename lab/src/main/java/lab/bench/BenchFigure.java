package lab.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import lab.run.stats.Interval;

/**
 * One measured figure of the lab itself.
 *
 * @param name      what was measured
 * @param value     in {@code unit}
 * @param n         number of samples
 * @param condition what a reader must know to compare it
 * @param interval  its 95 % interval in {@code unit}; null for figures without one
 */
public record BenchFigure(String name, double value, String unit, long n, String condition,
        @JsonInclude(JsonInclude.Include.NON_NULL) Interval interval) {

    public BenchFigure(String name, double value, String unit, long n, String condition) {
        this(name, value, unit, n, condition, null);
    }

    /**
     * The value as tables print it; {@code none} if there is no sample, such as the latency of calls that all failed.
     */
    public String text() {
        if (n == 0 && Double.isNaN(value)) return "none";
        return interval == null || Double.isNaN(interval.low()) ? "%,.2f".formatted(value)
                : "%,.2f (%,.2f–%,.2f)".formatted(value, interval.low(), interval.high());
    }
}
