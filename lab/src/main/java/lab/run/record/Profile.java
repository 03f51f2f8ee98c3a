package lab.run.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * How much a race measures. There are two ways to measure paced calls. A <em>fresh</em> profile forces a cold start in
 * every round and continues to call that environment. So one environment provides a cold start, first calls, and later
 * calls, and each round uses a new environment. The other profiles keep one environment warm, and force cold starts
 * separately.
 *
 * @param memoryMb   sizes to run, in MB
 * @param rounds     how many turns with calls each cell gets; if fresh, the number of environments that are called
 *                   after their cold start
 * @param coldRounds rounds in which a cold start is forced: at most {@code rounds} or, if fresh, at least
 *                   {@code rounds}; the additional rounds contain only the cold start
 * @param measured   calls per cell that count as later calls, over all rounds
 * @param load       the k6 script for the warm cells
 * @param rate       calls per second and environment; used by the paced script
 * @param warmUp     calls to a new environment before the measured calls; if fresh, these are the first calls after the
 *                   cold start, which have their own figures; otherwise, they do not count
 * @param settleUp   leading calls in later rounds, after the pause, that do not count; 0 if fresh
 * @param fresh      whether each round has its own environments
 */
public record Profile(
        String name, List<Integer> memoryMb, int rounds, int coldRounds, int measured, Load load, int rate, int warmUp,
        int settleUp, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fresh) {

    /** Which script drives the warm cells. */
    public enum Load {
        PACED("paced.js"), TALK("talk.js"), SATURATE("saturate.js");

        private final String script;

        Load(String script) {
            this.script = script;
        }

        public String script() {
            return script;
        }
    }

    /** The cold start and 49 calls after it are the first 50 calls of an environment. */
    private static final int FIRST_CALLS = 49;

    /**
     * Five environments, the fewest that give a verdict, and 40 later calls in each: a p95 of all needs 200. Its calls
     * come a little faster than the other profiles', so that seven variants take less than five minutes.
     */
    private static final Profile QUICK = fresh("quick", List.of(512), 5, 5, 40).withRate(5);
    /** The talk's sizes and stages, one turn a cell: its load is one long ramp that cannot be cut into rounds. */
    private static final Profile TALK = kept("talk", List.of(128, 256, 512, 1024), 5, 5, 0, Load.TALK, 0, 0, 0);
    /** 15 cold starts, and 200 later calls in each of five environments: p99 needs n·(1−0.99) ≥ 10. */
    private static final Profile FULL = fresh("full", List.of(128, 256, 512, 1024, 1769, 3008), 5, 15, 200);
    /** How long a JVM takes until it is fast: 1,000 calls of two environments. */
    private static final Profile WARM_UP = fresh("warm-up", List.of(512), 2, 2, 950);
    /** One small turn for everything: to see that it works. */
    private static final Profile SMOKE = fresh("smoke", List.of(512), 1, 1, 8).withFirst(4);

    /** What a room watches, up to three rounds of about 20 seconds: medians only, with their n. */
    private static final Profile STAGE = fresh("stage", List.of(512), 3, 3, 12).withFirst(9);

    /** A preview while the longer builds are still to come: three cold starts and ten calls after each of them. */
    private static final Profile PREVIEW = fresh("preview", List.of(512), 3, 3, 0).withFirst(10);

    /** The talk's sizes under the paced load, warm only. */
    private static final Profile PACED = kept("paced", List.of(128, 256, 512, 1024), 2, 0, 60, Load.PACED, 4, 30, 4);

    /**
     * As many cold starts, at the same sizes, as the published table has that a {@code hello} is compared with
     * (lambda-perf).
     */
    private static final Profile HELLO = fresh("hello", List.of(128, 256, 512, 1024), 10, 10, 4).withFirst(8);

    /** As quick, with fewer calls: so that twelve variants at two sizes take ten minutes. */
    private static final Profile SHORT = fresh("short", List.of(512), 5, 5, 20).withFirst(9).withRate(5);

    /**
     * The memory sizes of lambda-coldstart-bench, and as there two calls after the cold start before 25 that count. It
     * called functions 1.7 times per second; here it is more often, so that five environments take ten minutes.
     */
    private static final Profile COLDSTART_BENCH =
            fresh("coldstart-bench", List.of(512, 1024, 1769), 5, 5, 25).withFirst(2).withRate(3);

    /** A learner's turn on AWS: five environments at one size. */
    private static final Profile LEARNER = fresh("learner", List.of(512), 5, 5, 40);

    /**
     * Users who never rest, in one turn a size: the load that can be shared by many k6 processes, because it has more
     * than one user.
     */
    private static final Profile SATURATE = kept("saturate", List.of(512), 1, 0, 0, Load.SATURATE, 0, 0, 0);

    private static final List<Profile> ALL =
            List.of(QUICK, TALK, FULL, WARM_UP, SMOKE, PACED, STAGE, LEARNER, SATURATE, HELLO, SHORT, COLDSTART_BENCH,
                    PREVIEW);

    /** @param later calls per environment after the first 50 */
    private static Profile fresh(String name, List<Integer> sizes, int environments, int coldStarts, int later) {
        return new Profile(name, sizes, environments, coldStarts, environments * later, Load.PACED, 4, FIRST_CALLS, 0,
                true);
    }

    private static Profile kept(String name, List<Integer> sizes, int rounds, int coldRounds, int measured, Load load,
            int rate, int warmUp, int settleUp) {
        return new Profile(name, sizes, rounds, coldRounds, measured, load, rate, warmUp, settleUp, false);
    }

    private Profile withRate(int perSecond) {
        return new Profile(name, memoryMb, rounds, coldRounds, measured, load, perSecond, warmUp, settleUp, fresh);
    }

    private Profile withFirst(int calls) {
        return new Profile(name, memoryMb, rounds, coldRounds, measured, load, rate, calls, settleUp, fresh);
    }

    /**
     * A profile for a user's own function.
     *
     * @param environments of each variant and size; fewer than five give no verdict
     * @param calls        of each environment, the cold start included
     * @param rate         calls per second
     */
    public static Profile forOwn(String name, List<Integer> sizes, int environments, int calls, double rate) {
        int first = Math.min(FIRST_CALLS, calls / 2 - 1);
        return fresh(name, sizes, environments, environments, calls - 1 - first).withFirst(first)
                .withRate((int) Math.max(1, rate));
    }

    public static List<String> names() {
        return ALL.stream().map(Profile::name).toList();
    }

    /** @throws Problem for an unknown name */
    public static Profile named(String name) {
        return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst()
                .orElseThrow(() -> new Problem("There is no profile \"" + name + "\".",
                        "Choose one of " + String.join(", ", names()) + "."));
    }

    /** The same at other memory sizes. */
    public Profile at(List<Integer> sizes) {
        return new Profile(name, sizes, rounds, coldRounds, measured, load, rate, warmUp, settleUp, fresh);
    }

    /** The same with fewer rounds, and the same number of measured calls in each round. */
    public Profile shortened(int to) {
        return new Profile(name, memoryMb, to, Math.min(coldRounds, to), measured * to / rounds, load, rate, warmUp,
                settleUp, fresh);
    }

    /** The same with more environments, and the same number of calls in each environment. */
    Profile extended(int by) {
        return new Profile(name, memoryMb, rounds + by, Math.max(coldRounds, rounds + by),
                measured / rounds * (rounds + by), load, rate, warmUp, settleUp, fresh);
    }

    /** The numbers of an environment's first calls after the cold start: {@code 2–50}. */
    public String firstCalls() {
        return "2–" + (1 + warmUp);
    }

    /** The numbers of an environment's later calls: {@code 51–110}. */
    public String laterCalls() {
        return (2 + warmUp) + "–" + (1 + warmUp + measured / rounds);
    }

    /** The name of the measured calls: {@code calls 51–110}, or {@code warm calls} if the profile is not fresh. */
    public String measuredCalls() {
        return fresh ? "calls " + laterCalls() : "warm calls";
    }

    /** Measured calls in one round. If the division leaves a remainder, the first rounds get one more call each. */
    int measuredIn(int round) {
        return measured / rounds + (round < measured % rounds ? 1 : 0);
    }

    /** All rounds, including rounds that have only cold starts. */
    Stream<Integer> roundNumbers() {
        return Stream.iterate(0, round -> round < Math.max(rounds, coldRounds), round -> round + 1);
    }
}
