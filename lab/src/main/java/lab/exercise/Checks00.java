package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 00, Start here. */
final class Checks00 {

    static final List<Check> CHECKS = List.of(
            new Check("00.1", "The first call and the ones after it cost the same.",
                    "Only the first call had an Init Duration: it had to make an execution environment. "
                            + "The others found one ready.",
                    answer -> {
                        Call first = answer.given(1, Call.class);
                        Call second = answer.given(2, Call.class);
                        double ratio = first.totalMs() / second.totalMs();
                        double said = answer.number();
                        if (Math.abs(said - ratio) <= 0.02 * ratio) return Optional.empty();
                        if (Math.abs(said - first.durationMs() / second.durationMs()) <= 0.02 * said)
                            return Optional.of(
                                    "That compares the handlers only. A caller of the first call also waited for what "
                                            + "came before the handler: which field of its REPORT line is that?");
                        return Optional.of(
                                ("Expected: how many times longer the first call took than the second, "
                                        + "on the platform's clock. Came: %.4g. Look at which call has an Init "
                                        + "Duration, and what totalMs() adds up.")
                                        .formatted(said));
                    }),
            new Check("00.2", "A Java cold start is the start of the JVM.",
                    "This part comes after the JVM has started: the handler loads classes and opens connections, "
                            + "in its share of a processor. A faster start alone would leave it as it is.",
                    Checks00::share));

    private Checks00() {}

    private static Optional<String> share(Answer answer) {
        Calls java = answer.given(1, Calls.class);
        Calls python = answer.given(2, Calls.class);
        double said = answer.number();
        double expected = java.median(Call::durationMs) / java.median(Call::totalMs);
        if (Math.abs(said - expected) <= 0.02) return Optional.empty();
        if (Math.abs(said - java.median(Call::initMs) / java.median(Call::totalMs)) <= 0.02)
            return Optional.of(
                    ("%.2f is the share of what came before the handler. Which column of the table is the "
                            + "handler's own time?")
                            .formatted(said));
        if (Math.abs(said - python.median(Call::durationMs) / python.median(Call::totalMs)) <= 0.02)
            return Optional.of("That is Python's share. Take Java's calls.");
        if (Math.abs(said - java.median(Call::durationMs) / java.median(Call::initMs)) <= 0.02 * said)
            return Optional.of(
                    ("%.2f compares the two parts with each other. A share is a part of the whole: "
                            + "INIT and handler together.")
                            .formatted(said));
        return Optional.of(
                "Expected: a number between 0 and 1, the handler's part of the whole bar. Came: %.4g.".formatted(said));
    }
}
