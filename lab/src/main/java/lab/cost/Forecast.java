package lab.cost;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import lab.run.record.Architecture;
import lab.run.record.Cell;
import lab.run.record.Plan;
import lab.run.record.Visit;
import locallambda.report.Start.Kind;

/**
 * What a race on AWS will cost and how long it will take, calculated before the race starts.
 *
 * @param cost      the most it can cost, publications of snapshots included
 * @param snapshots versions that will be published, each with a snapshot of its own
 * @param minutes   approximate length, including what AWS does between two calls
 */
public record Forecast(PlanCost cost, int snapshots, double minutes) {

    /** Seconds for a change of a function's configuration. */
    private static final double CHANGE = 8;
    /** Seconds for a version with its snapshot; AWS's documentation says minutes. */
    private static final double SNAPSHOT = 150;
    /** Seconds in which a visit's log lines arrive and the stores are counted. */
    private static final double COLLECT = 25;

    /**
     * @param plan      for functions that do not run on this machine
     * @param snapstart which variants start from a snapshot there
     */
    public static Forecast of(Plan plan, Predicate<String> snapstart, Architecture architecture) {
        int snapshots = 0;
        double seconds = 60;
        Prices prices = Prices.published();
        PlanCost cost = PlanCost.of(plan, prices, architecture);
        Map<String, Integer> sizes = new HashMap<>();
        for (Visit visit : plan.visits()) {
            seconds += COLLECT + (visit.start() == Kind.WARM ? plan.seconds(visit) : 0);
            for (Cell cell : visit.cells()) {
                Integer before = sizes.put(cell.variant(), cell.memoryMb());
                boolean changes = visit.start() == Kind.COLD || plan.profile().fresh()
                        || before != null && before != cell.memoryMb();
                boolean snapshot = changes && snapstart.test(cell.variant());
                if (snapshot) {
                    snapshots++;
                    cost = cost.withPublication(cell.deployedMb(), prices, architecture);
                }
                seconds += (changes ? CHANGE : 1) + (snapshot ? SNAPSHOT : 0);
            }
        }
        return new Forecast(cost, snapshots, Math.ceil(seconds / 60));
    }

    /** Everything the user has to know before they agree. */
    public String sentence() {
        boolean none = snapshots == 0;
        return ("The race makes at most %,d calls%s. It takes about %.0f minutes and costs at most %s (Lambda, S3, "
                + "DynamoDB, and logs), if each call%s takes as long as AWS allows.")
                .formatted(cost.calls(), none ? "" : " and has %d snapshots to publish".formatted(snapshots), minutes,
                        new Usd(cost.bill().usd()), none ? "" : " and each publication");
    }
}
