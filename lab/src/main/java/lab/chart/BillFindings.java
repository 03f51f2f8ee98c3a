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

/** Says in one sentence what bills show; a difference is stated only if its interval excludes 0. */
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
        String even = best.name() + " costs " + usd + ", not measurably less than ",
                others = "%d others".formatted(rivals.size());
        return rivals.size() > 1 ? Findings.fit(even + others, best.name() + " and " + others + " cost the least")
                : Findings.fit(even + rivals.getFirst().name(), even + rivals.getFirst().variant(), even + "another");
    }

    /** Whether chance alone can explain the difference between two costs. */
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
     * {@code java-jvm has the highest total bill, $602.10. Switching to the cheapest variant, rust, saves $20.40 (…)…}
     */
    public static String wholeBillInFull(List<Cost> costs, List<Row> warm) {
        Cost highest = Collections.max(costs, byBill()), cheapest = Collections.min(costs, byBill());
        if (!moves(costs, warm))
            return "The total bills range from %s to %s. In this run, we can't tell them apart.".formatted(
                    new Usd(cheapest.whole().usd()), new Usd(highest.whole().usd()));
        double usd = highest.whole().usd() - cheapest.whole().usd();
        return ("%s has the highest total bill, %s. Switching to the cheapest variant, %s, saves %s%s, or %s of that "
                + "bill.")
                .formatted(highest.variant(), new Usd(highest.whole().usd()), cheapest.variant(), new Usd(usd),
                        sure(highest, cheapest, warm), movable(costs));
    }

    /**
     * Two variants' bills: {@code Switching from python to rust lowers the total bill by $4.28 (95 % interval …).}
     *
     * @param warm {@link BillInterval#INHERITED} of warm calls
     */
    public static String between(Cost one, Cost other, List<Row> warm) {
        if (tied(one, other, warm))
            return "This run shows %s between the bills of %s and %s.".formatted(Findings.NO_DIFFERENCE, one.variant(),
                    other.variant());
        Cost high = Collections.max(List.of(one, other), byBill()), low = high == one ? other : one;
        return "Switching from %s to %s lowers the total bill by %s%s.".formatted(high.variant(), low.variant(),
                new Usd(high.whole().usd() - low.whole().usd()), sure(high, low, warm));
    }

    private static String sure(Cost a, Cost b, List<Row> warm) {
        return difference(a, b, warm).map(interval -> " (95 %% interval %s to %s)".formatted(new Usd(interval.low()),
                new Usd(interval.high()))).orElse("");
    }

    private static String movable(List<Cost> costs) {
        String share = Findings.percent(WholeBill.movable(costs.stream().map(Cost::whole).toList()));
        return share.equals("0 %") ? "less than 0.1 %" : share;
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
            return ("This run shows %s between the bills of %s and %s, so it can't tell whether a rewrite would ever "
                    + "pay off.")
                    .formatted(Findings.NO_DIFFERENCE, from.variant(), to.variant());
        return ("Switching from %s to %s saves %s per 100 million calls. One developer-day at %s pays off after "
                + "%s calls.")
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
