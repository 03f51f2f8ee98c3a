package lab.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.IntStream;
import lab.race.Plan;
import lab.race.Profile;

/** How many rounds fit into the time that an audience gives. */
public final class Timetable {

    /** Seconds by the plan's own estimate; what it leaves out (new warm environments, counting) has the rest of the 90. */
    private static final double MOST_SECONDS = 75;

    private Timetable() {}

    /** The profile with as many of its rounds as fit, at least one. */
    public static Profile fitting(Profile profile, List<String> variants, int memoryMb, double cores) {
        return IntStream.iterate(profile.rounds(), rounds -> rounds > 1, rounds -> rounds - 1).mapToObj(profile::shortened)
                .filter(shorter -> seconds(shorter, variants, memoryMb, cores) <= MOST_SECONDS).findFirst().orElseGet(() -> profile.shortened(1));
    }

    static double seconds(Profile profile, List<String> variants, int memoryMb, double cores) {
        return Plan.of(profile, variants, List.of(memoryMb), cores, 1, JsonNodeFactory.instance.objectNode(), 0).totalSeconds();
    }
}
