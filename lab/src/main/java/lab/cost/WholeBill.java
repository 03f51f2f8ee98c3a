package lab.cost;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;

/**
 * A month's total bill in USD: Lambda's part, which depends on the variant, and the costs that are the same for every
 * variant.
 */
public record WholeBill(double lambdaUsd, double s3Usd, double dynamodbUsd, double logsUsd) {

    private static final double BYTES_PER_GB = 1024.0 * 1024 * 1024;

    /** The bill of {@code calls} invocations, without traffic and without storage of objects, items and logs. */
    public static WholeBill of(Prices prices, Workload workload, long calls, LambdaBill lambda) {
        return new WholeBill(
                lambda.usd(),
                calls * workload.puts() * prices.s3().perPut(),
                calls * workload.writeUnits() * prices.dynamodb().perWriteUnit(),
                calls * workload.logBytes() / BYTES_PER_GB * prices.logs().perGb());
    }

    public double usd() {
        return lambdaUsd + alikeUsd();
    }

    /** The costs that are the same for every variant. */
    public double alikeUsd() {
        return s3Usd + dynamodbUsd + logsUsd;
    }

    /**
     * The share (0 to 1) of the most expensive bill that you save by choosing the cheapest; 0 for no bill or only one.
     */
    public static double movable(Collection<WholeBill> bills) {
        DoubleSummaryStatistics usd = bills.stream().mapToDouble(WholeBill::usd).summaryStatistics();
        return usd.getMax() > 0 ? (usd.getMax() - usd.getMin()) / usd.getMax() : 0;
    }
}
