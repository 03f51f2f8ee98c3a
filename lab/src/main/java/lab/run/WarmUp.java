package lab.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.stats.CallBlock;
import lab.run.stats.Percentiles;
import lab.run.stats.SteadyState;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;

/**
 * How the Duration of a function's calls changes with the number of calls that its execution environment has answered.
 * Call 1 is the first invocation after INIT or a restore, and its Duration includes neither of them.
 *
 * @param environments the Durations of each environment's calls, in the order of the calls, in ms of the platform
 *                     clock; each array is as long as the shortest one
 */
public record WarmUp(String variant, int memoryMb, List<double[]> environments) {

    /** One environment is no sample: nobody could tell its own history from the function's. */
    private static final int FEWEST_ENVIRONMENTS = 2;
    /** Later than any call. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** A block of calls. Its time is the median, over all environments, of each environment's median, in ms. */
    public record Point(CallBlock block, double ms) {}

    /**
     * The warm-up of every variant of a run at one memory size, in the run's order.
     *
     * @return the warm-ups, without variants that have fewer than two environments of {@value SteadyState#FEWEST} calls
     *         each, and without variants that the run leaves out because of errors; empty for most runs
     */
    public static List<WarmUp> of(Run run, int memoryMb) {
        RunFolder folder = RunFolder.open(run.folder());
        return run.variants().stream().filter(variant -> run.faults().at(variant, memoryMb).isEmpty())
                .map(variant -> of(folder.invocations(new Cell(variant, memoryMb, Kind.WARM).name()), variant,
                        memoryMb))
                .filter(warmUp -> warmUp.environments.size() >= FEWEST_ENVIRONMENTS).toList();
    }

    private static WarmUp of(List<Invocation> invocations, String variant, int memoryMb) {
        List<List<Invocation>> lasting = invocations.stream()
                .collect(groupingBy(Invocation::environment, LinkedHashMap::new, toList())).values().stream()
                .filter(own -> own.size() >= SteadyState.FEWEST).toList();
        int calls = lasting.stream().mapToInt(List::size).min().orElse(0);
        return new WarmUp(variant, memoryMb,
                lasting.stream().map(own -> own.stream().sorted(Comparator.comparingLong(Invocation::startedAtMs))
                        .limit(calls).mapToDouble(one -> one.report().durationMs()).toArray()).toList());
    }

    /** How many calls each environment answered. */
    public int calls() {
        return environments.getFirst().length;
    }

    /** Duration by call number. */
    public List<Point> curve() {
        return CallBlock.of(calls()).stream().map(block -> new Point(block, Percentiles
                .median(environments.stream().mapToDouble(block::median).toArray()))).toList();
    }

    /** The first call that is steady in every environment, by {@link SteadyState}; empty if an environment never is. */
    public OptionalInt steady() {
        int latest = each().max().orElseThrow();
        return latest == NEVER ? OptionalInt.empty() : OptionalInt.of(latest);
    }

    /** Does every environment of this variant become steady at an earlier call than any environment of the other? */
    public boolean soonerThan(WarmUp other) {
        return each().max().orElseThrow() < other.each().min().orElseThrow();
    }

    /** The first steady call of each environment. */
    private IntStream each() {
        return environments.stream().mapToInt(ms -> SteadyState.from(ms).orElse(NEVER));
    }
}
