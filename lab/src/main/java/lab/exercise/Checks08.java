package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.cost.LambdaBill;
import lab.cost.MonthlyUsage;
import lab.cost.Prices;
import lab.notebook.calls.Call;
import lab.published.TalkTable;
import locallambda.report.BillingRule;

/** The checks of notebook 08, What it costs. */
public final class Checks08 {

    public static final List<Check> CHECKS = List.of(
            new Check("08.1", "A GB has 1000 MB, or the bill grows with time alone.",
                    "Calls × seconds × GB × the price of a GB-second. Everything else on the bill is added to this.",
                    Checks08::model),
            new Check("08.2", "A table in a talk agrees with itself.",
                    "The printed price of one Python call is not even half of that. Times 100 million it contradicts "
                            + "the total beside it, which is right: a slip of the pen, not of the measurement.",
                    Checks08::slip),
            new Check("08.3", "INIT is free.",
                    "Duration and Init Duration are added, then rounded up once. Since 1 August 2025 this holds for "
                            + "every runtime.",
                    Checks08::billed));

    private Checks08() {}

    /** Three bills: 5 ms at 128 MB and 23 ms at 1024 MB, 100 million each; one call of 1 s at 512 MB. */
    private static Optional<String> model(Answer answer) {
        double[] came = answer.as(double[].class);
        double[] expected = {usd(100_000_000, 128, 5), usd(100_000_000, 1024, 23), usd(1, 512, 1000)};
        if (came.length != 3) return Optional.of("Leave the three bills in the check's cell as they were.");
        if (came[0] == 0 && came[1] == 0)
            return Optional.of(
                    "Your function still answers 0. Fill it in: what does one call cost, and then all of them?");
        for (int i = 0; i < 3; i++) {
            if (Math.abs(came[i] / expected[i] - 1) < 1e-6) continue;
            double off = came[i] / expected[i];
            String hint = Math.abs(off - 1.024) < 1e-3 ? "It is 2.4 % too high: how many MB has a GB of Lambda's?"
                    : Math.abs(off - 1000) < 1 || Math.abs(off - 1024) < 1
                            ? "It is a thousand times too high: in which unit is the time, and in which does "
                                    + "the price count?"
                            : Math.abs(came[1] / came[0] / (expected[1] / expected[0]) - 1) > 1e-6
                                    ? "Eight times the memory costs eight times as much. Does your function "
                                            + "know the memory?"
                                    : "Multiply calls, seconds, GB and the price of a GB-second; look at the units.";
            return Optional.of(
                    "Expected for bill %d: $%.10f. Came: $%.10f. %s".formatted(i + 1, expected[i], came[i], hint));
        }
        return Optional.empty();
    }

    private static double usd(long calls, int memoryMb, double ms) {
        return LambdaBill.of(Prices.published(), MonthlyUsage.warm(calls, memoryMb, ms), LambdaBill.Terms.PLAIN)
                .durationUsd();
    }

    private static Optional<String> slip(Answer answer) {
        TalkTable table = TalkTable.of(Prices.published());
        TalkTable.Line wrong = table.lines().stream().filter(TalkTable.Line::slip).findFirst().orElseThrow();
        double came = answer.number();
        if (Math.abs(came / wrong.each() - 1) < 0.01) return Optional.empty();
        if (Math.abs(came / wrong.printedEach() - 1) < 1e-6)
            return Optional.of("That is what the table prints. Expected is the figure that should stand in its place.");
        if (table.lines().stream().anyMatch(line -> !line.slip() && Math.abs(came / line.each() - 1) < 0.02))
            return Optional.of(
                    "That line is right: its price of one call, times 100 million, is its total within 1 %. "
                            + "Try the other.");
        return Optional.of(
                ("Expected: the price of one call in USD that makes its line agree with itself. Came: %.3g. "
                        + "Set each line's two printed figures beside each other: which two do not belong together?")
                        .formatted(came));
    }

    private static Optional<String> billed(Answer answer) {
        Call cold = answer.given(1, Call.class);
        double came = answer.number();
        if (came == cold.billedMs()) return Optional.empty();
        if (came == Math.ceil(cold.durationMs()))
            return Optional.of(
                    "That is the bill of before August 2025, when INIT of managed runtimes was free. "
                            + "What else did this call need?");
        if (came == BillingRule.HUNDRED_MS.billedMs(cold.durationMs(), cold.report().start()))
            return Optional.of("Nobody rounds to 100 ms since December 2020.");
        if (Math.abs(came - cold.durationMs() - cold.initMs()) < 1e-6)
            return Optional.of("Nearly: the sum is right, but Lambda bills whole milliseconds, rounded up.");
        return Optional.of(
                ("Expected: what the REPORT line of this call states as Billed Duration, reckoned from its other "
                        + "fields. Came: %.2f. Which two times does it consist of?")
                        .formatted(came));
    }
}
