package lab.run.record;

import java.util.List;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * How much a race measures. Warm numbers are per cell; {@code measured} calls give the n of its percentiles.
 *
 * @param memoryMb   sizes to run, in MB
 * @param rounds     how often each cell gets its turn; cold cells get one cold start a round
 * @param coldRounds rounds in which cold starts are forced, at the most {@code rounds}
 * @param measured   measured calls per cell over all rounds
 * @param load       the k6 script of the warm cells
 * @param rate       calls a second and environment; used by the paced script
 * @param warmUp     leading calls to a new environment that do not count
 * @param settleUp   leading calls in later rounds, after the pause, that do not count
 */
public record Profile(
        String name, List<Integer> memoryMb, int rounds, int coldRounds, int measured, Load load, int rate, int warmUp,
        int settleUp) {

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

    /** 200 measured calls, because a p95 needs n·(1−0.95) ≥ 10; 256 MB is there for the curve. */
    private static final Profile QUICK = new Profile("quick", List.of(512, 256), 5, 5, 200, Load.PACED, 4, 32, 3);
    /** The talk's sizes and stages, one turn a cell: its load is one long ramp that cannot be cut into rounds. */
    private static final Profile TALK = new Profile("talk", List.of(128, 256, 512, 1024), 5, 5, 0, Load.TALK, 0, 0, 0);
    /** 30 cold starts and 1,000 measured calls, because a p99 needs n·(1−0.99) ≥ 10. */
    private static final Profile FULL =
            new Profile("full", List.of(128, 256, 512, 1024, 1769, 3008), 30, 30, 1_020, Load.PACED, 4, 60, 6);
    /** One small turn for everything: to see that it works. */
    private static final Profile SMOKE = new Profile("smoke", List.of(512), 1, 1, 8, Load.PACED, 4, 4, 2);

    /** What a room watches, up to three rounds of about 20 seconds: medians only, with their n. */
    private static final Profile STAGE = new Profile("stage", List.of(512), 3, 3, 36, Load.PACED, 4, 24, 2);

    /** The talk's sizes under the paced load, warm only. */
    private static final Profile PACED =
            new Profile("paced", List.of(128, 256, 512, 1024), 2, 0, 60, Load.PACED, 4, 30, 4);

    /**
     * As many cold starts, at the same sizes, as the published table has that a {@code hello} is compared with
     * (lambda-perf).
     */
    private static final Profile HELLO =
            new Profile("hello", List.of(128, 256, 512, 1024), 10, 10, 40, Load.PACED, 4, 8, 2);

    /** A learner's turn on AWS: three forced cold starts and enough warm calls for a p95, at one size. */
    private static final Profile LEARNER = new Profile("learner", List.of(512), 3, 3, 201, Load.PACED, 4, 32, 3);

    /**
     * Users who never rest, in one turn a size: the load that can be shared by many k6 processes, because it has more
     * than one user.
     */
    private static final Profile SATURATE = new Profile("saturate", List.of(512), 1, 0, 0, Load.SATURATE, 0, 0, 0);

    private static final List<Profile> ALL = List.of(QUICK, TALK, FULL, SMOKE, PACED, STAGE, LEARNER, SATURATE, HELLO);

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
        return new Profile(name, sizes, rounds, coldRounds, measured, load, rate, warmUp, settleUp);
    }

    /** The same with fewer rounds, and as many measured calls in each of them. */
    public Profile shortened(int to) {
        return new Profile(name, memoryMb, to, Math.min(coldRounds, to), measured * to / rounds, load, rate, warmUp,
                settleUp);
    }

    /** Measured calls in one round; what is left over goes into the first rounds. */
    int measuredIn(int round) {
        return measured / rounds + (round < measured % rounds ? 1 : 0);
    }

    Stream<Integer> roundNumbers() {
        return Stream.iterate(0, round -> round < rounds, round -> round + 1);
    }
}
