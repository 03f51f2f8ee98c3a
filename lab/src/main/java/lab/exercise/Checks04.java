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
                    Checks04::mended));

    private Checks04() {}

    private static Optional<String> saved(Answer answer) {
        Calls unprimed = answer.given(1, Calls.class), primed = answer.given(2, Calls.class);
        Calls shallow = answer.given(4, Calls.class), deep = answer.given(5, Calls.class);
        return saved("saved", answer.number(), unprimed, primed)
                .or(() -> saved("more", answer.given(3, Double.class), shallow, deep));
    }

    private static Optional<String> saved(String name, double said, Calls before, Calls after) {
        double expected = before.median(Call::totalMs) - after.median(Call::totalMs);
        if (near(said, expected)) return Optional.empty();
        if (near(said, -expected))
            return Optional.of("%s = %.2f has the wrong sign: what is saved is the time before less the time after."
                    .formatted(name, said));
        double handler = before.median(Call::durationMs) - after.median(Call::durationMs);
        if (near(said, handler))
            return Optional.of(("%s = %.2f ms compares the first calls of the handler only. A larger snapshot takes "
                    + "longer to restore: which of a call's times has both parts?").formatted(name, said));
        double restore = before.median(Call::initMs) - after.median(Call::initMs);
        if (near(said, restore))
            return Optional.of("%s = %.2f ms compares the restores only. Callers wait for the handler too."
                    .formatted(name, said));
        return Optional
                .of("Expected for %s: the difference of two medians, each of a whole cold start in ms. It is %.4g."
                        .formatted(name, said));
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
