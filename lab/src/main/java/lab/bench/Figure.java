package lab.bench;

/**
 * One measured figure of the lab itself.
 *
 * @param name      what was measured
 * @param value     in {@code unit}
 * @param n         how many samples it stands for
 * @param condition what a reader must know to compare it
 */
public record Figure(String name, double value, String unit, long n, String condition) {}
