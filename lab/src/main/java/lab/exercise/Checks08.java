package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.cost.LambdaBill;
import lab.cost.MonthlyUsage;
import lab.cost.Prices;
import lab.published.TalkTable;

/** The checks of notebook 08, What it costs. */
public final class Checks08 {

    public static final List<Check> CHECKS = List.of(
            new Check("08.1", "A GB has 1000 MB, or only time makes a bill grow.",
                    "Your function multiplies calls, seconds, GB, and the price of a GB-second. AWS adds its other "
                            + "charges, such as the charge for requests, to this product.",
                    Checks08::model),
            new Check("08.2", "The figures of a printed table agree with each other.",
                    "The printed price of one Python call is less than half of your figure. If you multiply the "
                            + "printed price by 100 million, the result contradicts the total in the same row. The "
                            + "total is correct. So the mistake is in the table, and the measurement is fine.",
                    Checks08::slip));

    private Checks08() {}

    /** Three bills: 5 ms at 128 MB and 23 ms at 1024 MB, 100 million each; one call of 1 s at 512 MB. */
    private static Optional<String> model(Answer answer) {
        double[] came = answer.as(double[].class);
        double[] expected = {usd(100_000_000, 128, 5), usd(100_000_000, 1024, 23), usd(1, 512, 1000)};
        if (came.length != 3) return Optional.of("This cell should check three bills. Undo your changes in this cell, "
                + "or get a fresh copy of the notebook with ./jbang reset 08.");
        if (came[0] == 0 && came[1] == 0)
            return Optional.of(
                    "Your function still returns 0. What does one call cost, and what do all calls cost?");
        if (came[0] == 0 && came[2] == 0)
            return Optional
                    .of("At 128 and 512 MB your function returns 0, but not at 1024 MB. In Java, 128 / 1024 is 0, "
                            + "because a division of two whole numbers drops the fraction. Write 1024.0.");
        for (int i = 0; i < 3; i++) {
            if (Math.abs(came[i] / expected[i] - 1) < 1e-6) continue;
            double off = came[i] / expected[i];
            String hint = Math.abs(off - 1.024) < 1e-3
                    ? "That is 2.4 % too high. How many MB does Lambda count as a GB?"
                    : Math.abs(off - 1000) < 1 || Math.abs(off - 1024) < 1
                            ? "That is about a thousand times too high. In which unit is the time, and for which unit "
                                    + "of time is the price?"
                            : Math.abs(came[1] / came[0] / (expected[1] / expected[0]) - 1) > 1e-6
                                    ? "Eight times the memory costs eight times as much. Does your function use the "
                                            + "memory size?"
                                    : "Multiply calls, seconds, GB and the price of a GB-second. Check the units.";
            return Optional.of(
                    "Expected for bill %d: $%.10f. Your answer: $%.10f. %s".formatted(i + 1, expected[i], came[i],
                            hint));
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
            return Optional.of("That is the figure that the table prints. Which figure should it print instead?");
        if (table.lines().stream().anyMatch(line -> !line.slip() && Math.abs(came / line.each() - 1) < 0.02))
            return Optional.of(
                    "You found a price that is correct: multiplied by 100 million, it is within 1 % of the total in "
                            + "its row. Try the other row.");
        return Optional.of(
                ("Expected: a price for one call, in USD, that fits the total in its row. Your answer: %.3g. Compare "
                        + "the two printed figures in each row. In which row do they not match?")
                        .formatted(came));
    }
}
