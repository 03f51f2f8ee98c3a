package lab.race;

import java.util.HashSet;
import java.util.Set;
import lab.aws.Deployment;
import lab.cost.Architecture;
import lab.cost.LambdaBill;
import lab.cost.Prices;
import lab.cost.SnapStart;
import lab.cost.Usage;
import lab.cost.WholeBill;
import lab.cost.Workload;

/**
 * What a race on AWS will take, reckoned before it starts.
 *
 * @param requests  calls that k6 will send, warm-up included
 * @param publishes versions that will be published, a snapshot each
 * @param usd       at the most: Lambda, S3, DynamoDB and logs, if a warm call took a second and a cold one ten
 */
public record Forecast(long requests, int publishes, double minutes, double usd) {

    private static final double COLD_MS = 10_000;
    private static final double WARM_MS = 1_000;
    /** Seconds for a change of a function's configuration. */
    private static final double CHANGE = 8;
    /** Seconds for a version with its snapshot; AWS's documentation says minutes. */
    private static final double PUBLISH = 150;
    /** Seconds in which a visit's log lines arrive and the stores are counted. */
    private static final double COLLECT = 25;
    private static final int BURST = 5;

    static Forecast of(Plan plan, Deployment stack) {
        long requests = 0;
        int publishes = 0;
        double seconds = 60, usd = 0;
        Set<Cell> called = new HashSet<>();
        for (Visit visit : plan.visits()) {
            seconds += COLLECT;
            for (Cell cell : visit.cells()) {
                boolean cold = visit.start() == Start.COLD, snapstart = stack.function(cell.variant()).snapstart();
                boolean changes = cold || sizes(plan) > 1 || called.add(cell);
                int calls = cold ? snapstart ? 1 + BURST : 1 : calls(plan, visit);
                requests += calls;
                if (changes && snapstart) publishes++;
                seconds += changes ? CHANGE + (snapstart ? PUBLISH : 0) : 1;
                usd += usd(calls, cell.memoryMb(), cold, Architecture.of(stack.architecture()));
            }
            if (visit.start() == Start.WARM) seconds += plan.seconds(visit);
        }
        return new Forecast(requests, publishes, Math.ceil(seconds / 60), usd);
    }

    private static long sizes(Plan plan) {
        return plan.cells().stream().map(Cell::memoryMb).distinct().count();
    }

    /** Warm calls of one cell in one visit; a load that is not paced is reckoned with ten users and ten calls a second each. */
    private static int calls(Plan plan, Visit visit) {
        Profile profile = plan.profile();
        return switch (profile.load()) {
            case PACED -> visit.measured() + profile.warmUp();
            case TALK, SATURATE -> (int) Math.ceil(100 * plan.seconds(visit));
        };
    }

    private static double usd(int calls, int memoryMb, boolean cold, Architecture architecture) {
        Usage usage = new Usage(calls, memoryMb, WARM_MS, COLD_MS, cold ? 1 : 0);
        LambdaBill lambda = LambdaBill.of(Prices.published(), usage, new LambdaBill.Terms(architecture, false, new SnapStart.ManagedJava()));
        return WholeBill.of(Prices.published(), Workload.RACE, calls, lambda).usd();
    }

    /** The plan in one sentence, to be asked for. */
    public String sentence() {
        return "%,d requests%s, about %.0f minutes, at the most %s USD (Lambda, S3, DynamoDB and logs at list prices; a warm call reckoned with one second, a cold one with ten)."
                .formatted(requests, publishes == 0 ? "" : ", %d snapshots to publish".formatted(publishes), minutes, usd < 0.01 ? "0.01" : "%.2f".formatted(usd));
    }
}
