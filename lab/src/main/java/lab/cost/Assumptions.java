package lab.cost;

import java.util.function.Function;
import lab.run.record.Architecture;

/**
 * What a bill needs beyond what a run measures; every report prints these.
 *
 * @param calls     invocations in the month
 * @param coldShare share of them that start cold, 0 to 1
 * @param freeTier  whether the month's free amounts are still unused
 * @param snapStart how a variant uses SnapStart, by its name
 */
public record Assumptions(
        long calls, double coldShare, Architecture architecture, boolean freeTier,
        Function<String, SnapStartPrice> snapStart) {

    /**
     * 100 million calls, one in a thousand cold, no free amounts, SnapStart without a charge, as it is for managed
     * Java. AWS says cold starts are below 1 % of the invocations (Lambda developer guide, "Understanding the Lambda
     * execution environment lifecycle").
     */
    public static Assumptions usual(Architecture architecture) {
        return new Assumptions(100_000_000, 0.001, architecture, false, variant -> new SnapStartPrice.Free());
    }

    public Assumptions withColdShare(double share) {
        return new Assumptions(calls, share, architecture, freeTier, snapStart);
    }

    /** How a variant is charged under these assumptions. */
    public LambdaBill.Terms terms(String variant) {
        return new LambdaBill.Terms(architecture, freeTier, snapStart.apply(variant));
    }
}
