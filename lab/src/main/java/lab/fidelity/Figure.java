package lab.fidelity;

import java.util.Optional;
import lab.chart.Run;
import lab.result.Estimate;
import lab.result.Interval;
import lab.result.Metric;
import lab.result.Summary.Row;

/**
 * One figure that somebody measured on AWS.
 *
 * @param mean whether it is a mean, which stands beside a mean of the run; else a median
 * @param ms   with its interval, NaN where none was published
 */
public record Figure(String variant, int memoryMb, String start, Metric metric, boolean mean, Estimate ms) {

    static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** The run's figure for the same thing, if it has one. */
    Optional<Pair> beside(Run run) {
        return run.summary().row(variant, memoryMb, start, metric).filter(row -> row.n() > 0)
                .map(row -> new Pair(variant, memoryMb, here(row), ms));
    }

    private Estimate here(Row row) {
        return mean ? new Estimate(row.mean(), NONE) : Estimate.of(row);
    }
}
