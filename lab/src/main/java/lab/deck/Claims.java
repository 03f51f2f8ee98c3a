package lab.deck;

import java.util.List;
import java.util.Locale;
import lab.chart.Findings;
import lab.cost.Cost;
import lab.cost.Millis;
import lab.cost.Usd;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;

/** Sentences that compare two variants. */
public final class Claims {

    /** A promise put to the test; {@code verdict} is {@code yes}, {@code no} or {@code even}. */
    public record Tested(String promise, String verdict, String figure, String before, String after) {}

    private Claims() {}

    /** {@code python takes 6.2 times as long as rust to start cold}, or that chance can explain the difference. */
    static String longer(Row one, Row other, String verb) {
        if (Findings.tied(one, other))
            return "%s between %s and %s".formatted(Findings.NO_DIFFERENCE, one.variant(), other.variant());
        Row slow = one.p50() > other.p50() ? one : other, fast = slow == one ? other : one;
        return "%s takes %s times as long as %s to %s".formatted(slow.variant(),
                Findings.times(slow.p50() / fast.p50()), fast.variant(), verb);
    }

    /** Whether the challenger needs less than the defender; even unless the ratio's interval leaves out 1. */
    static Tested tested(String promise, Row challenger, Row defender) {
        return of(promise, Findings.tied(challenger, defender), Named.of(challenger), Named.of(defender));
    }

    /**
     * The same for Lambda's part of the bill at one memory size, where the bill depends only on Billed Duration.
     *
     * @param billed rows of the challenger, then of the defender
     */
    static Tested cheaper(Cost challenger, Cost defender, List<Row> billed) {
        boolean even = Findings.tied(billed.getFirst(), billed.getLast());
        Tested tested = of("costs less (Lambda's charge)", even, Named.of(challenger), Named.of(defender));
        return new Tested(tested.promise(), tested.verdict(), tested.figure().replace("needs", "costs"),
                tested.before(), tested.after());
    }

    /** {@code 100 million}; smaller numbers in full. */
    static String large(long number) {
        return number % 1_000_000 == 0 ? number / 1_000_000 + " million" : String.format(Locale.ROOT, "%,d", number);
    }

    private static Tested of(String promise, boolean even, Named mine, Named theirs) {
        boolean less = mine.value() < theirs.value();
        Named best = less ? mine : theirs, other = less ? theirs : mine;
        String figure = even ? Findings.NO_DIFFERENCE : Findings.distance(other.variant(), best.value(), other.value());
        return new Tested(promise, even ? "even" : less ? "yes" : "no", figure, theirs.text(), mine.text());
    }

    private record Named(String variant, double value, String text) {
        static Named of(Row row) {
            return new Named(row.variant(), row.p50(), Claims.value(row));
        }

        static Named of(Cost cost) {
            return new Named(cost.variant(), cost.lambda().usd(), new Usd(cost.lambda().usd()).toString());
        }
    }

    private static String value(Row row) {
        if (row.metric() == Metric.PEAK) return String.format(Locale.ROOT, "%.0f MB", row.p50());
        return new Millis(row.p50()).toString();
    }
}
