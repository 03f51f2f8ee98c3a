package lab.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import lab.notebook.calls.Calls;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The checks of notebook 07, Analyse. */
public final class Checks07 {

    public static final List<Check> CHECKS = List.of(
            new Check("07.1", "Every library calculates the same p95.",
                    "Your function agrees with k6, DuckDB, NumPy and R on every list that the check tried. All of them "
                            + "use type 7. When you publish a percentile, name its type and n.",
                    Checks07::p95),
            new Check("07.2", "One average of cold and warm calls describes both.",
                    "Your table has one row for cold calls and one for warm calls, each with its median and its n. Now "
                            + "each median describes only one kind of call.",
                    Checks07::apart),
            new Check("07.3", "You can compare two functions that you measured one after the other.",
                    "That is what the fair measurement can tell you: a ratio with its interval. a and b are the same "
                            + "function, so the interval contains 1 in 19 of 20 measurements like this one.",
                    Checks07::ratio));

    private Checks07() {}

    private static Optional<String> p95(Answer answer) {
        @SuppressWarnings("unchecked")
        ToDoubleFunction<double[]> p95 = answer.as(ToDoubleFunction.class);
        for (int n : new int[] {21, 30, 155}) {
            double[] squares = IntStream.range(0, n).mapToDouble(i -> (i * 37 % n) * (double) (i * 37 % n)).toArray();
            double[] before = squares.clone();
            double came;
            try {
                came = p95.applyAsDouble(squares);
            } catch (RuntimeException e) {
                return Optional.of("Your function failed for a list of " + n + " numbers: " + e
                        + ". Which positions does a list of n numbers have?");
            }
            if (!Arrays.equals(before, squares))
                return Optional.of("Your function changed the order of the list that it received. Sort a copy of the "
                        + "list instead.");
            double expected = Percentiles.of(squares, 0.95);
            if (Math.abs(came - expected) <= 1e-6 * expected) continue;
            if (came == 0) return Optional.of("Your function still returns 0. Complete its last line.");
            String hint = Math.abs(came - DoubleColumn.create("x", squares).percentile(95)) <= 1e-6 * expected
                    ? "That is Tablesaw's p95, which has a different type."
                    : Arrays.stream(squares).anyMatch(one -> one == came)
                            ? "That is one of the numbers in the list. If 0.95·(n−1) isn't a whole number, the type 7 "
                                    + "percentile lies between two neighbouring numbers."
                            : "Calculate the position 0.95·(n−1), counted from 0. Its fractional part says how far to "
                                    + "go from the lower number to the higher one.";
            return Optional
                    .of("For the shuffled squares of 0 to %d, the check expected %.2f. Your answer: %.2f. %s"
                            .formatted(n - 1, expected, came, hint));
        }
        return Optional.empty();
    }

    private static Optional<String> apart(Answer answer) {
        Table came = answer.as(Table.class);
        Table calls = answer.given(1, Table.class);
        if (came.columnNames().stream().noneMatch(name -> name.equals("start")))
            return Optional.of(
                    "Expected: one row for cold and one row for warm calls. Your table has no \"start\" column, so it "
                            + "mixes cold and warm calls. Which column do you group by?");
        Optional<String> column = came.columnNames().stream().filter(name -> name.startsWith("Median")).findFirst();
        if (column.isEmpty())
            return Optional.of("Expected: a column with the median of ms. Your table's columns: " + came.columnNames()
                    + ".");
        if (came.rowCount() != calls.stringColumn("start").unique().size())
            return Optional.of("Expected: one row for each kind of start, for this one variant. Your table has "
                    + came.rowCount() + " rows. Which columns do you group by, and which calls are in the table?");
        for (int i = 0; i < came.rowCount(); i++) {
            double expected = Percentiles.median(
                    calls.where(calls.stringColumn("start").isEqualTo(came.stringColumn("start").get(i)))
                            .doubleColumn("ms").asDoubleArray());
            if (Math.abs(came.numberColumn(column.get()).getDouble(i) - expected) > 1e-6 * expected)
                return Optional.of("The median of the " + came.stringColumn("start").get(i)
                        + " calls is wrong. Did you summarize the \"ms\" column of the table in the variable \"one\"?");
        }
        return Optional.empty();
    }

    private static Optional<String> ratio(Answer answer) {
        Interval came = answer.as(Interval.class);
        double[] a = answer.given(1, Calls.class).values(call -> call.durationMs());
        double[] b = answer.given(2, Calls.class).values(call -> call.durationMs());
        if (near(came, Interval.ofRatio(b, a, 7))) return Optional.empty();
        if (near(came, Interval.ofRatio(a, b, 7)))
            return Optional.of("That is a/b. Expected: b/a. This ratio shows how many times as long b takes.");
        Interval fair = Interval.ofRatio(b, a, 7);
        return Optional.of(
                ("Expected: b/a in the fair measurement, an interval about %.2f wide. Your answer: "
                        + "%.2f to %.2f. Which of the two measurements do your numbers come from? Are they durations?")
                        .formatted(fair.high() - fair.low(), came.low(), came.high()));
    }

    private static boolean near(Interval one, Interval other) {
        return Math.abs(one.low() - other.low()) <= 0.02 * other.low()
                && Math.abs(one.high() - other.high()) <= 0.02 * other.high();
    }
}
