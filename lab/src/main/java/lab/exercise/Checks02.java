package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 02, Deploy the plain JVM. */
final class Checks02 {

    static final List<Check> CHECKS = List.of(
            new Check("02.1", "INIT is free, or comes on top of the Billed Duration.",
                    "INIT and handler are added and the sum is rounded up once; it agrees with every REPORT line here.",
                    Checks02::billed),
            new Check("02.2", "More memory makes everything faster in proportion.",
                    "Only the handler's part got faster: INIT has a whole processor at every size.", Checks02::factor));

    private Checks02() {}

    private static Optional<String> billed(Answer answer) {
        Rule rule = answer.as(Rule.class);
        for (Call call : answer.given(1, Calls.class).and(answer.given(2, Calls.class))) {
            double said = rule.of(call);
            if (said == call.billedMs()) continue;
            if (said == 0) return Optional.of("The rule answers 0 for every call: there is still a TODO in it.");
            String which = call.cold() ? "a cold call" : "a warm call";
            return Optional.of(
                    ("For %s with %.2f ms before the handler and %.2f ms in it the REPORT line bills %d ms; "
                            + "your rule says %.2f. Look at what it leaves out, or counts twice, or does not round.")
                            .formatted(which, call.initMs(), call.durationMs(), call.billedMs(), said));
        }
        return Optional.empty();
    }

    private static Optional<String> factor(Answer answer) {
        Calls small = answer.given(1, Calls.class);
        Calls large = answer.given(2, Calls.class);
        double expected = small.median(Call::durationMs) / large.median(Call::durationMs);
        double said = answer.number();
        if (Math.abs(said - expected) <= 0.005 * expected) return Optional.empty();
        double total = small.median(Call::totalMs) / large.median(Call::totalMs);
        if (Math.abs(said - total) <= 0.005 * total)
            return Optional.of("%.2f compares whole cold starts. Which of their two parts is the handler's first call?"
                    .formatted(said));
        if (Math.abs(said - 1 / expected) <= 0.005 / expected)
            return Optional.of("%.2f is below 1: the fast one was divided by the slow one.".formatted(said));
        return Optional.of(
                ("Expected: the ratio of two measured medians of Duration. Came: %.4g. Measure it rather than derive "
                        + "it from the memory sizes.")
                        .formatted(said));
    }
}
