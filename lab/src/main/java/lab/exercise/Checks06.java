package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Load;

/** The checks of notebook 06, Load with k6. */
final class Checks06 {

    private static final double RATE = 8;
    private static final double TOLERANCE = 0.3;

    static final List<Check> CHECKS = List.of(
            new Check("06.1", "A closed load with more users is an open load.",
                    "k6 started the iterations at the rate that you set, although the responses were slow. No "
                            + "iteration had to wait for another one.",
                    Checks06::open),
            new Check("06.2", "A p99 shows cold starts as soon as there are any.",
                    "Slow calls reach the 99th percentile only if more than one call in a hundred is slow.",
                    Checks06::enough));

    private Checks06() {}

    private static Optional<String> open(Answer answer) {
        Load load = answer.as(Load.class);
        if (load.n() <= 1)
            return Optional.of(
                    "Your script sent only one request, as it does with the original options. Replace them with your "
                            + "own options in the cell with the TODO. Then run that cell and the next cell again.");
        if (load.closed())
            return Optional.of(
                    "Your script keeps a fixed number of users busy. Each user sends the next request only after the "
                            + "previous response, so slow responses lead to fewer requests. Choose an executor that "
                            + "starts iterations at a rate.");
        double started = load.startRate();
        if (Math.abs(started - RATE) <= TOLERANCE * RATE) return Optional.empty();
        return Optional.of(
                ("Expected: about %.0f started iterations per second, no matter how slow the function is. Your script: "
                        + "%.1f. Does an iteration wait for the previous one? Or did you set a different time unit?")
                        .formatted(RATE, started));
    }

    private static Optional<String> enough(Answer answer) {
        int requests = answer.given(1, Integer.class);
        double said = answer.number();
        int beyond = requests / 100;
        if (said == beyond || said == beyond + 1) return Optional.empty();
        if (said < beyond)
            return Optional.of(
                    ("With %.0f cold starts, the p99 is still a warm call. How many of the requests may lie beyond the "
                            + "99th percentile?")
                            .formatted(said));
        return Optional.of(
                ("With %.0f cold starts, the p99 is a cold start, but fewer are enough. How many of the requests may "
                        + "lie beyond the 99th percentile?")
                        .formatted(said));
    }
}
