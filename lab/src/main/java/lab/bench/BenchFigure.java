package lab.bench;

/**
 * One measured figure of the lab itself.
 *
 * @param name      what was measured
 * @param value     in {@code unit}
 * @param n         how many samples it stands for
 * @param condition what a reader must know to compare it
 */
public record BenchFigure(String name, double value, String unit, long n, String condition) {

    /** The value as tables print it; none where no sample came, such as the latency of calls that all failed. */
    public String text() {
        return n == 0 && Double.isNaN(value) ? "none" : "%,.2f".formatted(value);
    }
}
