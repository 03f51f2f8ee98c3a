package lab.cost;

import lab.run.record.Architecture;

/**
 * The assumptions behind a bill, which a run doesn't measure. Every report prints them.
 *
 * @param calls     invocations in the month
 * @param coldShare share of the invocations that start cold, 0 to 1
 * @param terms     how the account is charged for the invocations
 */
public record Assumptions(long calls, double coldShare, LambdaBill.Terms terms) {

    /**
     * 100 million calls, one in a thousand cold, no free amounts, and no charge for SnapStart, as for managed Java. AWS
     * says that less than 1 % of the invocations are cold starts (Lambda developer guide, "Understanding the Lambda
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
