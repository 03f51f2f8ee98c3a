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
            new Check("04.1", "Priming makes the first invocation faster and costs nothing.",
                    "You compared whole cold starts: the restore, which may have become longer, and the first "
                            + "invocation.",
                    Checks04::saved),
            new Check("04.2", "Only values that INIT computed repeat; whatever the handler asks for is new.",
                    "The order number repeats, and so does the next number from a generator whose state is in the "
                            + "snapshot. SecureRandom asks the kernel on each call, and no snapshot contains the "
                            + "kernel.",
                    Checks04::repeats),
            new Check("04.3", "A hook runs once, so it doesn't matter which one you use.",
                    "beforeCheckpoint runs once, before the snapshot. afterRestore runs in each copy, so each copy "
                            + "gets its own values.",
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
            return Optional.of(
                    "%s = %.2f has the wrong sign. The saving is the time before the change minus the time after it."
                            .formatted(name, said));
        double handler = before.median(Call::durationMs) - after.median(Call::durationMs);
        if (near(said, handler))
            return Optional
                    .of(("%s = %.2f ms compares only handler times. But a larger snapshot takes longer to restore. "
                            + "Which of a call's times contains both the restore and the handler "
                            + "time?").formatted(name, said));
        double restore = before.median(Call::initMs) - after.median(Call::initMs);
        if (near(said, restore))
            return Optional.of("%s = %.2f ms compares only the restores. Callers wait for the handler too."
                    .formatted(name, said));
        return Optional
                .of(("Expected for %s: the difference between the medians of two groups of whole cold starts, in ms. "
                        + "Your answer: %.4g.")
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
                return Optional.of("There is no id \"" + id + "\". Choose from the names in the table: "
                        + String.join(", ", copies.ids()) + ".");
        for (String id : copies.ids()) {
            if (said.contains(id) == copies.repeats(id)) continue;
            return Optional.of(said.contains(id) ? "You named \"" + id
                    + "\", but its row shows that it does not repeat. An id repeats only if its source is in the "
                    + "snapshot. Where does the function get this id from instead?"
                    : "You did not name \"" + id
                            + "\", but its row shows that it repeats. Where was its source when the "
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
                        + ", the value that the snapshot would contain. So every copy would return it."
                : "Every copy should have its own \"" + id + "\", but several copies returned " + value + ".";
        return Optional.of(came + " Which of the two hooks runs in each copy? And does your hook renew "
                + (repeated.size() > 1 ? "all of " + String.join(", ", repeated) : "\"" + id + "\"")
                + " from a source that no snapshot contains?");
    }
}
