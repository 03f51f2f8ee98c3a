package lab.cost;

/**
 * One row of {@code summary.csv}: one metric of one cell. A percentile that {@code n} does not carry is NaN.
 *
 * @param low  lower end of the 95 % interval of the median
 * @param high upper end of it
 */
public record Figure(
        String variant, int memoryMb, String start, String metric, String unit, String clock, long n, double p50, double p90,
        double p95, double p99, double max, double mean, double low, double high) {

    /** Fewest samples beyond a percentile that make it worth printing. */
    public static final int BEYOND = 10;

    /** Fewest samples whose median is printed. */
    public static final int MEDIAN = 5;

    /** Memory of one whole vCPU in MB: what a function is told it has where the lab cannot limit memory. */
    public static final int UNLIMITED_MB = 1769;

    /** The memory size that is charged, in MB; {@code memoryMb} is 0 for the cell named {@code unlimited}. */
    public int chargedMb() {
        return memoryMb == 0 ? UNLIMITED_MB : memoryMb;
    }

    /** A memory size as it is printed: {@code 512 MB} or {@code unlimited memory}. */
    public static String size(int memoryMb) {
        return memoryMb == 0 ? "unlimited memory" : memoryMb + " MB";
    }

    /** The value at quantile {@code q}: 0.5, 0.9, 0.95, 0.99, or 1 for the maximum; NaN where {@link #carries} says no. */
    public double at(double q) {
        if (!carries(q)) return Double.NaN;
        if (q == 1) return max;
        if (q == 0.5) return p50;
        if (q == 0.9) return p90;
        if (q == 0.95) return p95;
        if (q == 0.99) return p99;
        throw new IllegalArgumentException("no quantile " + q + " in a summary");
    }

    /** Whether {@code n} samples carry quantile {@code q}: ten lie beyond it; a median needs five, a maximum one. */
    public boolean carries(double q) {
        if (q == 1) return n >= 1;
        if (q <= 0.5) return n >= MEDIAN;
        return Math.round(n * (1 - q) * 1e6) / 1e6 >= BEYOND;
    }
}
