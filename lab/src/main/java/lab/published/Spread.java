package lab.published;

/**
 * How far AWS's own figure moves from day to day: the range of the middle 80 % of the days' medians.
 *
 * @param low  10th percentile of the days' figures, ms
 * @param high 90th percentile, ms
 * @param days how many days were measured
 */
public record Spread(double low, double high, int days) {

    /** Where a figure of ours lies relative to AWS's days. */
    public enum Side {
        INSIDE, BELOW, ABOVE
    }

    /** Where {@code ms} lies; both ends count as inside. */
    public Side side(double ms) {
        if (ms < low) return Side.BELOW;
        return ms > high ? Side.ABOVE : Side.INSIDE;
    }
}
