package lab.published;

import java.util.Optional;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/**
 * One figure that somebody measured on AWS.
 *
 * @param mean   whether it is a mean, which is compared with a mean of the run; otherwise, it is a median
 * @param ms     with its interval, NaN where none was published
 * @param spread how far the figure moves from day to day; empty where only one day was published
 */
public record PublishedFigure(
        String variant, int memoryMb, Kind start, Metric metric, boolean mean, Estimate ms, Optional<Spread> spread) {

    /** A figure for which only one value was published. */
    static PublishedFigure single(String variant, int memoryMb, Kind start, Metric metric, double ms) {
        return new PublishedFigure(variant, memoryMb, start, metric, false, new Estimate(ms, Interval.NONE),
                Optional.empty());
    }
}
