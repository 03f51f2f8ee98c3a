package lab.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.chart.BestKnown;
import lab.run.record.Heat;
import lab.run.record.Plan;
import lab.run.record.Profile;
import locallambda.system.Problem;

/**
 * How many rounds fit into the time that an audience has, and when the race ends at the latest.
 *
 * @param seconds from the key to the winner
 */
public record Timetable(int seconds) {

    public static final int MOST_SECONDS = 90;
    /** One round of two lanes needs about that. */
    private static final int LEAST_SECONDS = 15;
    /** The plan's own estimate leaves out new warm environments and counting. */
    private static final int NOT_ESTIMATED = 15;
    /** Kept for summing up. */
    private static final int AFTER = 5;

    public Timetable {
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS)
            throw new Problem("A race on stage can't take " + seconds + " seconds.",
                    "Choose --seconds from " + LEAST_SECONDS + " to " + MOST_SECONDS + ".");
    }

    /** The profile with as many of its rounds as fit, at least one. */
    public Profile fitting(Profile profile, List<String> variants, int memoryMb, double cores) {
        return IntStream.iterate(profile.rounds(), rounds -> rounds > 1, rounds -> rounds - 1)
                .mapToObj(profile::shortened)
                .filter(shorter -> estimate(shorter, variants, memoryMb, cores) <= seconds - NOT_ESTIMATED).findFirst()
                .orElseGet(() -> profile.shortened(1));
    }

    /** From the key to the last sample. */
    public Duration limit() {
        return Duration.ofSeconds(seconds - AFTER);
    }

    /** The expected time, in s. Every Java variant counts as one that is compiled while it answers. */
    static double estimate(Profile profile, List<String> variants, int memoryMb, double cores) {
        Set<String> java = variants.stream().filter(BestKnown::java).collect(Collectors.toSet());
        return Plan.of(profile, List.of(new Heat(variants, List.of(memoryMb))), java, cores, 1,
                JsonNodeFactory.instance.objectNode(), 0).totalSeconds();
    }
}
