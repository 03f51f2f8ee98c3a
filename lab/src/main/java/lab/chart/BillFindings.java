package lab.chart;

import static java.util.Comparator.comparingDouble;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.Usd;
import lab.cost.WholeBill;
import lab.run.stats.Interval;
import lab.run.summary.Summary.Row;

/** Says in one sentence what bills show; a difference is stated only if its interval leaves out none. */
public final class BillFindings {

    private BillFindings() {}

    /**
     * The cheapest of all variants and sizes, and which ones this run can't distinguish from it.
     *
     * @param warm {@link BillInterval#INHERITED} of warm calls
     */
    public static String costByMemory(List<Cost> costs, List<Row> warm) {
        Cost best = costs.stream().min(comparingDouble(cost -> cost.lambda().usd())).orElseThrow();
        List<Cost> rivals = costs.stream().filter(cost -> cost != best && tied(best, cost, warm)).toList();
        String usd = new Usd(best.lambda().usd()).toString(), what = best.name() + " is cheapest: " + usd;
        if (rivals.isEmpty()) return Findings.fit(what + " for 100 million calls", what);
        String even = best.name() + ": " + usd + ", " + Findings.NO_DIFFERENCE + " from ",
                others = "%d others".formatted(rivals.size());
        return rivals.size() > 1 ? Findings.fit(even + others)
                : Findings.fit(even + rivals.getFirst().name(), even + rivals.getFirst().variant(), even + "another");
    }

    /** Two costs that chance alone can have set apart. */
    public static boolean tied(Cost a, Cost b, List<Row> warm) {
        Optional<Row> warmA = of(a, warm), warmB = of(b, warm);
        if (warmA.isEmpty() || warmB.isEmpty()) return true;
        return !Interval.ofRatio(a.lambda().usd(), BillInterval.of(a, warmA.get()), b.lambda().usd(),
                BillInterval.of(b, warmB.get())).tellsApart();
    }

    private static Optional<Row> of(Cost cost, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.variant().equals(cost.variant()) && row.memoryMb() == cost.memoryMb()).findFirst();
    }

    /**
     * How much of the total bill the variant decides.
     *
     * @param costs of which only the highest and the cheapest count
     * @param warm  {@link BillInterval#INHERITED} of warm calls
     */
    public static String wholeBill(List<Cost> costs, List<Row> warm) {
        return moves(costs, warm) ? "The choice of variant changes the total bill by " + movable(costs)
                : "The choice of variant makes no measurable difference to the bill";
    }

    /**
     * The same in full:
     * {@code Of a total bill of $602.10, the choice of variant can change $20.40 (…), from java-jvm to rust. That is …}
     */
    public static String wholeBillInFull(List<Cost> costs, List<Row> warm) {
        Cost highest = Collections.max(costs, byBill()), cheapest = Collections.min(costs, byBill());
        if (!moves(costs, warm))
            return "Between the most expensive and the cheapest total bill, %s and %s, there is %s.".formatted(
                    new Usd(highest.whole().usd()), new Usd(cheapest.whole().usd()), Findings.NO_DIFFERENCE);
        double usd = highest.whole().usd() - cheapest.whole().usd();
        return "Of a total bill of %s, the choice of variant can change %s%s, from %s to %s. That is %s.".formatted(
                new Usd(highest.whole().usd()), new Usd(usd), sure(highest, cheapest, warm), highest.variant(),
                cheapest.variant(), movable(costs));
    }

    /**
     * Between the total bills of two variants: {@code Going from python to rust moves $4.28 (95 % interval …) of it.}
     *
     * @param warm {@link BillInterval#INHERITED} of warm calls
     */
    public static String between(Cost one, Cost other, List<Row> warm) {
        if (tied(one, other, warm))
            return "Between %s and %s there is %s.".formatted(one.variant(), other.variant(), Findings.NO_DIFFERENCE);
        Cost high = Collections.max(List.of(one, other), byBill()), low = high == one ? other : one;
        return "Switching from %s to %s changes the bill by %s%s.".formatted(high.variant(), low.variant(),
                new Usd(high.whole().usd() - low.whole().usd()), sure(high, low, warm));
    }

    private static String sure(Cost a, Cost b, List<Row> warm) {
        return difference(a, b, warm).map(interval -> " (95 %% interval %s to %s)".formatted(new Usd(interval.low()),
                new Usd(interval.high()))).orElse("");
    }

    private static String movable(List<Cost> costs) {
        return Findings.percent(WholeBill.movable(costs.stream().map(Cost::whole).toList()));
    }

    private static Comparator<Cost> byBill() {
        return comparingDouble(cost -> cost.whole().usd());
    }

    private static boolean moves(List<Cost> costs, List<Row> warm) {
        return !tied(Collections.max(costs, byBill()), Collections.min(costs, byBill()), warm);
    }

    /** Of two bills; empty where the run has no interval for one of them. */
    private static Optional<Interval> difference(Cost a, Cost b, List<Row> warm) {
        return of(a, warm).flatMap(rowA -> of(b, warm).map(rowB -> Interval.ofDifference(a.lambda().usd(),
                BillInterval.of(a, rowA), b.lambda().usd(), BillInterval.of(b, rowB))))
                .filter(interval -> !Double.isNaN(interval.low()));
    }

    /**
     * After how many calls the cheaper of two variants has repaid a developer-day.
     *
     * @param warm {@link BillInterval#INHERITED} of warm calls
     */
    public static String breakEven(Cost from, Cost to, List<Row> warm, OptionalLong calls, double developerDayUsd) {
        if (calls.isEmpty() || tied(from, to, warm))
            return ("Between the bills of %s and %s there is %s, so this run can't tell whether a rewrite would ever "
                    + "pay off.")
                    .formatted(from.variant(), to.variant(), Findings.NO_DIFFERENCE);
        return "Switching from %s to %s saves %s on 100 million calls. One developer-day at %s pays off after %s calls."
                .formatted(from.variant(), to.variant(), new Usd(from.whole().usd() - to.whole().usd()),
                        new Usd(developerDayUsd), large(calls.getAsLong()));
    }

    /** {@code 6.5 billion}, {@code 820 million}. */
    private static String large(long calls) {
        if (calls >= 1_000_000_000_000L) return Findings.times(calls / 1e12) + " trillion";
        if (calls >= 1_000_000_000) return Findings.times(calls / 1e9) + " billion";
        return calls >= 1_000_000 ? Findings.times(calls / 1e6) + " million" : String.format(Locale.ROOT, "%,d", calls);
    }
}
