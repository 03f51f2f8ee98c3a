package lab.cost;

import lab.run.record.Architecture;

/**
 * What a bill needs beyond what a run measures; every report prints these.
 *
 * @param calls     invocations in the month
 * @param coldShare share of them that start cold, 0 to 1
 * @param terms     how the account is charged for them
 */
public record Assumptions(long calls, double coldShare, LambdaBill.Terms terms) {

    /**
     * 100 million calls, one in a thousand cold, no free amounts, SnapStart without a charge, as it is for managed
     * Java. AWS says cold starts are below 1 % of the invocations (Lambda developer guide, "Understanding the Lambda
     * execution environment lifecycle").
     */
    public static Assumptions usual(Architecture architecture) {
        return new Assumptions(100_000_000, 0.001, LambdaBill.Terms.usual(architecture));
    }

    public Assumptions withCalls(long perMonth) {
        return new Assumptions(perMonth, coldShare, terms);
    }

    public Assumptions withColdShare(double share) {
        return new Assumptions(calls, share, terms);
    }
}
