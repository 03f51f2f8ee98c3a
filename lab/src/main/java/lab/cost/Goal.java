package lab.cost;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import lab.cost.GoalVerdict.Met;
import lab.cost.GoalVerdict.Missed;
import lab.cost.GoalVerdict.Undecided;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/** What a function has to achieve, e.g. {@code p95<20ms,cold<1s}. It must meet every limit. */
public record Goal(List<Limit> limits) {

    /** The goal that scripts use by default. */
    public static final Goal USUAL = parse("p95<20ms,cold<1s");

    /**
     * Reads limits separated by commas; {@link Limit#parse} says what one looks like.
     *
     * @throws Problem that names the limit which cannot be read
     */
    public static Goal parse(String text) {
        if (text.isBlank()) throw new Problem("The goal is empty.", "Set one, such as --goal \"p95<20ms,cold<1s\".");
        List<Limit> limits = Arrays.stream(text.split(",", -1)).map(Limit::parse).toList();
        return new Goal(limits);
    }

    /** Whether the run shows that a variant of this memory size meets every limit. */
    public GoalVerdict verdict(Summary summary, String variant, int memoryMb) {
        List<String> missed = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        OptionalInt more = OptionalInt.of(0);
        boolean tooFew = false;
        for (Limit limit : limits) {
            switch (limit.verdict(summary.row(variant, memoryMb, limit.start(), limit.metric()))) {
                case Met _ -> {}
                case Missed(String why) -> missed.add(why);
                case Undecided(String why, OptionalInt some, boolean few) -> {
                    open.add(why);
                    tooFew |= few;
                    more = more.isEmpty() || some.isEmpty() ? OptionalInt.empty()
                            : OptionalInt.of(Math.max(more.getAsInt(), some.getAsInt()));
                }
            }
        }
        if (!missed.isEmpty()) return new Missed(String.join(", and ", missed));
        return open.isEmpty() ? new Met() : new Undecided(String.join(", and ", open), more, tooFew);
    }

    /**
     * The 95 % intervals that a verdict is based on: {@code p95 between 4 ms and 5 ms, cold between 70 ms and 85 ms}.
     */
    public String evidence(Summary summary, String variant, int memoryMb) {
        return limits.stream().flatMap(limit -> summary.row(variant, memoryMb, limit.start(), limit.metric())
                .map(limit::evidence).stream()).collect(joining(", "));
    }

    /** Is one of its limits about cold starts? */
    public boolean ofColdStarts() {
        return limits.stream().anyMatch(limit -> limit.start() == Kind.COLD);
    }

    /** The goal in words that follow "To": {@code answer 95 of 100 calls within 20 ms and start cold within 1 s}. */
    public String words() {
        String first = limits.stream().map(Limit::words).limit(Math.max(1, limits.size() - 1)).collect(joining(", "));
        return limits.size() == 1 ? first : first + " and " + limits.getLast().words();
    }

    @Override
    public String toString() {
        return limits.stream().map(Limit::toString).collect(joining(", "));
    }
}
