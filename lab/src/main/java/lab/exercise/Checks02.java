package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;
import locallambda.report.BillingRule;

/** The checks of notebook 02, Deploy the plain JVM. */
final class Checks02 {

    static final List<Check> CHECKS = List.of(
            new Check("02.1", "INIT is free, or AWS adds it to the Billed Duration.",
                    "AWS adds INIT and handler time, and then rounds the sum up. Your method agrees with every REPORT "
                            + "line above.",
                    Checks02::billed),
            new Check("02.2", "More memory makes everything faster in proportion.",
                    "Only the handler got faster. INIT has a full vCPU at every memory size.", Checks02::factor));

    private Checks02() {}

    private static Optional<String> billed(Answer answer) {
        Rule rule = answer.as(Rule.class);
        for (Call call : answer.given(1, Calls.class).and(answer.given(2, Calls.class))) {
            double said = rule.of(call);
            if (said == call.billedMs()) continue;
            if (said == BillingRule.HUNDRED_MS.billedMs(call.durationMs(), call.report().start()))
                return Optional.of("Your method rounds up to 100 ms, as Lambda did until December 2020. How does "
                        + "Lambda round today?");
            if (said == 0) return Optional.of("Your method still returns 0. Replace the 0 after the TODO.");
            String which = call.cold() ? "A cold call" : "A warm call";
            return Optional.of(
                    ("%s took %.2f ms before the handler and %.2f ms in the handler. Its Billed Duration is %d ms, but "
                            + "your method returns %.2f. Does your method leave something out, count something twice, "
                            + "or not round up?")
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
            return Optional.of("%.2f compares whole cold starts. Which of their two parts is the handler time?"
                    .formatted(said));
        if (Math.abs(said - 1 / expected) <= 0.005 / expected)
            return Optional
                    .of("%.2f is below 1, because you divided the shorter time by the longer one.".formatted(said));
        return Optional.of(
                ("Expected: the ratio of two measured medians of Duration. Your answer: %.4g. Use the measured times, "
                        + "not the memory sizes.")
                        .formatted(said));
    }
}
