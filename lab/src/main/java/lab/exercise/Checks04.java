package lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;
import lab.notebook.calls.Copies;

/** The checks of notebook 04, SnapStart. */
final class Checks04 {

    static final List<Check> CHECKS = List.of(
            new Check("04.1", "Priming makes the first call faster and costs nothing.",
                    "A whole cold start counts: what the first call gained and what the restore gained or lost.",
                    Checks04::saved),
            new Check("04.2", "Only what INIT computed repeats; what the handler asks for is always new.",
                    "The order number repeats, and so does the next number of a generator whose state was frozen. "
                            + "SecureRandom asks the kernel at each call, and the kernel is in no snapshot.",
                    Checks04::repeats),
            new Check("04.3", "A hook runs once, so it does not matter which.",
                    "The first hook runs once, before the snapshot. The other runs in each copy: what it makes anew is "
                            + "the copy's own.",
                    Checks04::mended),
            new Check("04.4", "The more one primes, the shorter is the cold start.",
                    "The first primed call loads the classes. What further calls add is compiled code and a larger "
                            + "snapshot, so a cold start may gain, lose or stay as it is: measure it.",
                    Checks04::saved));

    private Checks04() {}

    private static Optional<String> saved(Answer answer) {
        Calls before = answer.given(1, Calls.class), after = answer.given(2, Calls.class);
        double said = answer.number();
        double expected = before.median(Call::totalMs) - after.median(Call::totalMs);
        if (near(said, expected)) return Optional.empty();
        if (near(said, -expected))
            return Optional.of(
                    "%.2f has the wrong sign: what is saved is the time before less the time after.".formatted(said));
        double handler = before.median(Call::durationMs) - after.median(Call::durationMs);
        if (near(said, handler))
            return Optional.of(
                    ("%.2f ms compares the first calls of the handler only. A larger snapshot takes longer to restore: "
                            + "which of a call's times has both parts?")
                            .formatted(said));
        double restore = before.median(Call::initMs) - after.median(Call::initMs);
        if (near(said, restore))
            return Optional.of(
                    "%.2f ms compares the restores only. Who calls waits for the handler too.".formatted(said));
        return Optional.of("Expected: the difference of two medians, each of a whole cold start in ms. Came: %.4g."
                .formatted(said));
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 0.02;
    }

    @SuppressWarnings("unchecked")
    private static Optional<String> repeats(Answer answer) {
        Copies copies = answer.given(1, Copies.class);
        Set<String> said = new TreeSet<>((Set<String>) answer.as(Set.class));
        for (String id : said)
            if (!copies.ids().contains(id))
                return Optional.of("\"" + id + "\" is none of the four. Write them as the table does: "
                        + String.join(", ", copies.ids()) + ".");
        for (String id : copies.ids()) {
            if (said.contains(id) == copies.repeats(id)) continue;
            return Optional.of(said.contains(id) ? "You say that \"" + id
                    + "\" repeats. Look at its row: it does not. What would have to be in the snapshot, "
                    + "and who is asked instead?"
                    : "You do not name \"" + id
                            + "\". Look at its row: it repeats. Where was what it is made from when the "
                            + "snapshot was taken?");
        }
        return Optional.empty();
    }

    private static Optional<String> mended(Answer answer) {
        Copies copies = answer.as(Copies.class);
        List<String> repeated = copies.repeated();
        if (repeated.isEmpty()) return Optional.empty();
        String id = repeated.getFirst();
        String value = copies.answers().getFirst().get(id);
        String came = copies.rehearsal()
                ? "In this rehearsal \"" + id + "\" is " + value
                        + ", which is what the snapshot would have held; every copy would answer it."
                : "Every copy was to have a \"" + id + "\" of its own. Came: " + value + ", more than once.";
        return Optional.of(came + " Which of the two hooks runs in each copy, and does yours renew "
                + (repeated.size() > 1 ? "all of " + String.join(", ", repeated) : "it")
                + " from something that no snapshot holds?");
    }
}
