package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Load;

/** The checks of notebook 06, Load with k6. */
final class Checks06 {

    private static final double RATE = 8;
    private static final double TOLERANCE = 0.3;

    static final List<Check> CHECKS = List.of(
            new Check("06.1", "More users make an open load.",
                    "Iterations were started at their rate although the answers were slow: whoever was late did not "
                            + "hold the others up.",
                    Checks06::open),
            new Check("06.2", "A p99 shows cold starts as soon as there are some.",
                    "Only what is more than one in a hundred reaches the 99th percentile.", Checks06::enough));

    private Checks06() {}

    private static Optional<String> open(Answer answer) {
        Load load = answer.as(Load.class);
        if (load.n() <= 1)
            return Optional.of(
                    "One request came, as the script stood at first. Put options of your own in place of the TODO, "
                            + "and run both cells again.");
        double started = load.rate() * (load.n() + load.dropped()) / load.n();
        if (Math.abs(started - RATE) <= TOLERANCE * RATE) return Optional.empty();
        return Optional.of(
                ("Expected: about %.0f iterations started a second, whatever the function does. Came: %.1f. "
                        + "Does an iteration of yours wait for the one before? Or is its time unit another one?")
                        .formatted(RATE, started));
    }

    private static Optional<String> enough(Answer answer) {
        int requests = answer.given(1, Integer.class);
        double said = answer.number();
        int beyond = requests / 100;
        if (said == beyond || said == beyond + 1) return Optional.empty();
        if (said < beyond)
            return Optional.of(
                    ("With %.0f the p99 is still a warm call. Count how many of the requests may lie beyond the "
                            + "99th percentile.")
                            .formatted(said));
        return Optional.of(
                "With %.0f it is, but fewer do as well. How many of the requests may lie beyond the 99th percentile?"
                        .formatted(said));
    }
}
