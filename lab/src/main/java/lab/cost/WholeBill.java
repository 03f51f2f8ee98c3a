package lab.cost;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;

/** A month's total bill in USD: Lambda's part, which the variant moves, beside what every variant pays alike. */
public record WholeBill(double lambdaUsd, double s3Usd, double dynamodbUsd, double logsUsd) {

    private static final double BYTES_PER_GB = 1024.0 * 1024 * 1024;

    /** The bill of {@code calls} invocations; storage of objects, items and logs is left out, as is traffic. */
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

    /** What every variant pays alike. */
    public double alikeUsd() {
        return s3Usd + dynamodbUsd + logsUsd;
    }

    /** The share (0 to 1) of the dearest of these bills that goes away by choosing the cheapest; 0 for none or one. */
    public static double movable(Collection<WholeBill> bills) {
        DoubleSummaryStatistics usd = bills.stream().mapToDouble(WholeBill::usd).summaryStatistics();
        return usd.getMax() > 0 ? (usd.getMax() - usd.getMin()) / usd.getMax() : 0;
    }
}
