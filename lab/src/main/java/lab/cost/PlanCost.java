package lab.cost;

import java.util.ArrayList;
import java.util.List;
import lab.run.record.Architecture;
import lab.run.record.Cell;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.Visit;
import locallambda.report.Start.Kind;

/**
 * The most that a plan can cost on AWS. It needs no guess about speed: AWS bills an environment for no longer than it
 * exists, and a cold start for no longer than AWS lets it run.
 *
 * @param calls maximum number of calls
 * @param bill  for that many calls if each takes the maximum time
 */
public record PlanCost(long calls, WholeBill bill) {

    /** Above this cost, in USD, the lab asks the user first. */
    public static final double ASK_ABOVE_USD = 1;

    /** INIT may take 10 s, the function 30 s; each is an error after that. */
    private static final double COLD_MS = 40_000;
    /** With SnapStart, INIT may take 130 s if the function's own timeout is shorter than that. */
    static final double PUBLICATION_MS = 130_000;
    /** Users of the talk's script and of the saturating one; each has an environment of its own at the most. */
    private static final int USERS = 10;

    public static PlanCost of(Plan plan, Prices prices, Architecture architecture) {
        LambdaBill.Terms terms = LambdaBill.Terms.usual(architecture);
        double durationUsd = 0, requestsUsd = 0;
        long calls = 0;
        for (Visit visit : plan.visits())
            for (Cell cell : visit.cells())
                for (MonthlyUsage usage : usages(plan, visit, cell)) {
                    LambdaBill bill = LambdaBill.of(prices, usage, terms);
                    durationUsd += bill.durationUsd();
                    requestsUsd += bill.requestsUsd();
                    calls += usage.calls();
                }
        return new PlanCost(calls,
                WholeBill.of(prices, Workload.RACE, calls, new LambdaBill(requestsUsd, durationUsd, 0, 0)));
    }

    /**
     * The same cost plus one publication of a version with SnapStart. AWS bills INIT and the hooks before the snapshot,
     * both when a version is published and when AWS makes a new snapshot for a software update. This cost includes the
     * longest INIT that AWS allows. A real INIT is many times shorter, so the cost also covers the copies that AWS
     * makes of a snapshot (AWS Lambda Developer Guide, "SnapStart pricing" and "Lambda execution environment
     * lifecycle", read on 2026-11-29).
     */
    PlanCost withPublication(int memoryMb, Prices prices, Architecture architecture) {
        MonthlyUsage init = MonthlyUsage.warm(1, memoryMb, PUBLICATION_MS);
        double usd = LambdaBill.of(prices, init, LambdaBill.Terms.usual(architecture)).durationUsd();
        return new PlanCost(calls,
                new WholeBill(bill.lambdaUsd() + usd, bill.s3Usd(), bill.dynamodbUsd(), bill.logsUsd()));
    }

    /** The cold start, and the calls after it or to an environment that is there. */
    private static List<MonthlyUsage> usages(Plan plan, Visit visit, Cell cell) {
        List<MonthlyUsage> usages = new ArrayList<>();
        if (visit.start() == Kind.COLD || plan.profile().fresh())
            usages.add(MonthlyUsage.warm(plan.elsewhere() ? 1 + Plan.BURST : 1, cell.deployedMb(), COLD_MS));
        if (visit.start() == Kind.WARM) {
            long calls = calls(plan, visit);
            usages.add(MonthlyUsage.warm(calls, cell.deployedMb(),
                    environments(plan) * plan.seconds(visit) * 1000 / Math.max(1, calls)));
        }
        return usages;
    }

    private static int environments(Plan plan) {
        return plan.profile().load() == Profile.Load.PACED ? 1 : USERS;
    }

    private static long calls(Plan plan, Visit visit) {
        return switch (plan.profile().load()) {
            case PACED -> visit.measured() + plan.unmeasured(visit);
            case TALK -> (long) Math.ceil(USERS * plan.seconds(visit)); // each user pauses a second between two calls
            case SATURATE -> (long) Math.ceil(USERS * plan.seconds(visit) * 1000); // a call is billed 1 ms at the least
        };
    }
}
