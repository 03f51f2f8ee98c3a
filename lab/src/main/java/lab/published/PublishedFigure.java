package lab.published;

import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/**
 * One figure that somebody measured on AWS.
 *
 * @param mean whether it is a mean, which stands beside a mean of the run; else a median
 * @param ms   with its interval, NaN where none was published
 */
public record PublishedFigure(String variant, int memoryMb, Kind start, Metric metric, boolean mean, Estimate ms) {

    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
