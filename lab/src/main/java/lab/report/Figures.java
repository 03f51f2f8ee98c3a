package lab.report;

import java.util.Optional;
import lab.cost.Assumptions;
import lab.run.Run;
import lab.run.Sample;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start;

/** A run's figures with their intervals, for sections that compare several of them. */
record Figures(Run run, Assumptions assumptions) {

    /** Medians of cold start and warm handler, and the mean of the billed ms that a call costs; platform clock. */
    enum Kind {
        COLD, WARM, COST
    }

    /** Empty if the figure was not measured, or has no interval for a comparison. */
    Optional<Estimate> of(String variant, int memoryMb, Kind kind) {
        return switch (kind) {
            case COLD -> median(variant, memoryMb, Start.Kind.COLD, Metric.COLD);
            case WARM -> median(variant, memoryMb, Start.Kind.WARM, Metric.HANDLER);
            case COST -> billed(variant, memoryMb);
        };
    }

    private Optional<Estimate> median(String variant, int memoryMb, Start.Kind start, Metric metric) {
        return run.summary().row(variant, memoryMb, start, metric).map(Estimate::of).filter(Figures::isWhole);
    }

    /**
     * Of one memory size, Lambda's charge for time is in proportion to the billed ms: the warm ones and the assumed
     * share of cold ones.
     */
    private Optional<Estimate> billed(String variant, int memoryMb) {
        Estimate cold = Estimate.ofMean(billed(variant, memoryMb, true));
        Estimate warm = Estimate.ofMean(billed(variant, memoryMb, false));
        if (!isWhole(cold) || !isWhole(warm)) return Optional.empty();
        double share = assumptions.coldShare();
        return Optional.of(Estimate.through(of -> (1 - share) * of[0] + share * of[1], warm, cold));
    }

    private double[] billed(String variant, int memoryMb, boolean cold) {
        return run.samples().stream().filter(
                sample -> sample.variant().equals(variant) && sample.memoryMb() == memoryMb && sample.cold() == cold)
                .mapToDouble(Sample::billedMs).toArray();
    }

    private static boolean isWhole(Estimate estimate) {
        return estimate.interval().low() > 0 && !Double.isNaN(estimate.interval().high());
    }
}
