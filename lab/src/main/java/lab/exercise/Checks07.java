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
            new Check("07.1", "Every library's p95 is the same number.",
                    "It agrees with k6, DuckDB, NumPy and R on every list that was tried: type 7. "
                            + "Say which type you took, beside n.",
                    Checks07::p95),
            new Check("07.2", "One average over cold and warm calls describes either of them.",
                    "One row for cold, one for warm, each with its own median and its own n: "
                            + "two numbers that mean something.",
                    Checks07::apart),
            new Check("07.3", "What was measured one after the other can be compared.",
                    "That is what the fair measurement can say: a ratio, with an interval around it. "
                            + "The two are one and the same function; in 19 of 20 such measurements the "
                            + "interval contains 1.",
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
                return Optional.of("For " + n + " numbers your function failed: " + e
                        + ". Which places does a list of n numbers have?");
            }
            if (!Arrays.equals(before, squares))
                return Optional.of("Your function changed the order of the list it was given. Sort a copy.");
            double expected = Percentiles.of(squares, 0.95);
            if (Math.abs(came - expected) <= 1e-6 * expected) continue;
            if (came == 0) return Optional.of("Your function still answers 0. Fill in its last line.");
            String hint = Math.abs(came - DoubleColumn.create("x", squares).percentile(95)) <= 1e-6 * expected
                    ? "That is Tablesaw's own percentile, another type."
                    : Arrays.stream(squares).anyMatch(one -> one == came)
                            ? "That is one of the numbers themselves; type 7 goes between two neighbours where "
                                    + "0.95·(n−1) is no whole number."
                            : "Look at where the place 0.95·(n−1) lies, counted from 0, and how far it is on the "
                                    + "way to the next.";
            return Optional.of("For the squares of 0 to %d, shuffled, expected %.2f; came %.2f. %s".formatted(n - 1,
                    expected, came, hint));
        }
        return Optional.empty();
    }

    private static Optional<String> apart(Answer answer) {
        Table came = answer.as(Table.class);
        Table calls = answer.given(1, Table.class);
        if (came.columnNames().stream().noneMatch(name -> name.equals("start")))
            return Optional.of(
                    "Expected: a row for cold and a row for warm. Came: a table without the column \"start\", "
                            + "in which both are mixed. By what do you group?");
        Optional<String> column = came.columnNames().stream().filter(name -> name.startsWith("Median")).findFirst();
        if (column.isEmpty())
            return Optional.of("Expected: a column with the median of ms. Came: " + came.columnNames() + ".");
        if (came.rowCount() != calls.stringColumn("start").unique().size())
            return Optional.of("Expected: one row for each start of this one variant. Came: " + came.rowCount()
                    + " rows. Which column too many do you group by, or which calls are in the table?");
        for (int i = 0; i < came.rowCount(); i++) {
            double expected = Percentiles.median(
                    calls.where(calls.stringColumn("start").isEqualTo(came.stringColumn("start").get(i)))
                            .doubleColumn("ms").asDoubleArray());
            if (Math.abs(came.numberColumn(column.get()).getDouble(i) - expected) > 1e-6 * expected)
                return Optional.of("The median of the " + came.stringColumn("start").get(i)
                        + " calls does not come out. Did you summarize the table \"one\", and its column ms?");
        }
        return Optional.empty();
    }

    private static Optional<String> ratio(Answer answer) {
        Interval came = answer.as(Interval.class);
        double[] a = answer.given(1, Calls.class).values(call -> call.durationMs());
        double[] b = answer.given(2, Calls.class).values(call -> call.durationMs());
        if (near(came, Interval.ofRatio(b, a, 7))) return Optional.empty();
        if (near(came, Interval.ofRatio(a, b, 7)))
            return Optional.of("That is a to b. Expected: how many times as long b takes as a.");
        Interval fair = Interval.ofRatio(b, a, 7);
        return Optional.of(
                ("Expected: the ratio of b to a in the fair measurement, about %.2f wide. Came: %.2f to %.2f. "
                        + "From which of the two measurements are your calls, and from which clock?")
                        .formatted(fair.high() - fair.low(), came.low(), came.high()));
    }

    private static boolean near(Interval one, Interval other) {
        return Math.abs(one.low() - other.low()) <= 0.02 * other.low()
                && Math.abs(one.high() - other.high()) <= 0.02 * other.high();
    }
}
