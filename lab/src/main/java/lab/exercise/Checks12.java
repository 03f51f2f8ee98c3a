package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 12, A little Rust in another language. */
final class Checks12 {

    static final List<Check> CHECKS = List.of(
            new Check("12.1", "A hybrid gains as much as it is faster than its host.",
                    "Your answer is a share of the gap. It would be 0 for the host and 1 for the core. To test a claim "
                            + "about \"the gain\", you need a share that takes both the host and the core into "
                            + "account.",
                    Checks12::share),
            new Check("12.2", "If the hot part is fast, the whole call is fast.",
                    "The rest of the call stays in Python and sets this limit. The limit is close to 1 for a function "
                            + "that mostly waits.",
                    Checks12::limit));

    private Checks12() {}

    private static Optional<String> share(Answer answer) {
        double said = answer.number();
        double host = median(answer, 1), hybrid = median(answer, 2), core = median(answer, 3);
        if (near(said, (host - hybrid) / (host - core))) return Optional.empty();
        if (near(said, 100 * (host - hybrid) / (host - core)))
            return Optional.of("%.1f is the share in percent. Write it as a fraction.".formatted(said));
        if (near(said, 1 - hybrid / host))
            return Optional.of(
                    ("%.3f is the share by which the hybrid's calls are shorter than the host's. The core's time isn't "
                            + "part of this formula, so you can't see how much there was to gain.")
                            .formatted(said));
        if (near(said, (hybrid - core) / (host - core)))
            return Optional.of(("%.3f is the part of the gap that the hybrid does not close. Which part does it "
                    + "close?").formatted(said));
        return Optional.of(
                ("Expected: the part of the gap between the host's median and the core's median that the hybrid "
                        + "closes, as a fraction. Your answer: %.4g. What would the answer be if the hybrid were as "
                        + "slow as the host? And if it were as fast as the core?")
                        .formatted(said));
    }

    private static Optional<String> limit(Answer answer) {
        double said = answer.number();
        double without = median(answer, 1), with = median(answer, 2);
        if (near(said, with / without)) return Optional.empty();
        if (near(said, without / with))
            return Optional.of("%.3f is below 1, because you divided the shorter time by the longer one."
                    .formatted(said));
        if (near(said, with - without))
            return Optional.of("%.2f ms is the time for the computation. How many times as fast is a call without it?"
                    .formatted(said));
        if (near(said, 1 - without / with))
            return Optional.of(("%.3f is the share of a call that the computation takes. How much of the call is left "
                    + "without the computation?")
                    .formatted(said));
        return Optional.of(("Expected: the time of a call with the computation, divided by the time of a call without "
                + "it. Your answer: %.4g. Use the two medians in the table.").formatted(said));
    }

    private static double median(Answer answer, int place) {
        return answer.given(place, Calls.class).median(Call::durationMs);
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 0.005 * Math.abs(other);
    }
}
