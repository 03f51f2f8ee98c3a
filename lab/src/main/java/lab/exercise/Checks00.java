package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 00, Start here. */
final class Checks00 {

    static final List<Check> CHECKS = List.of(
            new Check("00.1", "A cold call and the calls after it take the same time.",
                    "Only the cold call needed a new execution environment, so only its REPORT line has an Init "
                            + "Duration. The warm call reused this environment.",
                    answer -> {
                        Call first = answer.given(1, Call.class);
                        Call second = answer.given(2, Call.class);
                        double ratio = first.totalMs() / second.totalMs();
                        double said = answer.number();
                        if (Math.abs(said - ratio) <= 0.02 * ratio) return Optional.empty();
                        if (Math.abs(said - first.durationMs() / second.durationMs()) <= 0.02 * said)
                            return Optional.of(
                                    "Your answer compares only the handler times. But the client that made the cold "
                                            + "call also waited for INIT. Which field in the REPORT line shows that "
                                            + "time?");
                        return Optional.of(
                                ("Expected: the cold call's time divided by the warm call's time, both from the REPORT "
                                        + "lines. Your answer: %.4g. Which call has an Init Duration? What is the sum "
                                        + "that totalMs() returns?")
                                        .formatted(said));
                    }),
            new Check("00.2", "A Java cold start consists only of starting the JVM.",
                    "The handler time passes after the JVM has started. The handler loads classes and opens "
                            + "connections, and has only its CPU share for this work. Starting the JVM faster would "
                            + "not shorten the handler time.",
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
                    ("%.2f is the share that INIT takes, the time before the handler runs. Which column in the table "
                            + "shows the handler time?")
                            .formatted(said));
        if (Math.abs(said - python.median(Call::durationMs) / python.median(Call::totalMs)) <= 0.02)
            return Optional.of("That is the share for the Python function. Use the calls to the Java function.");
        if (Math.abs(said - java.median(Call::durationMs) / java.median(Call::initMs)) <= 0.02 * said)
            return Optional.of(
                    ("%.2f is one part divided by the other part. A share is one part divided by the whole, which is "
                            + "INIT and handler time together.")
                            .formatted(said));
        return Optional.of(
                ("Expected: a number between 0 and 1, the median handler time divided by the median time of the whole "
                        + "cold start. Your answer: %.4g.")
                        .formatted(said));
    }
}
