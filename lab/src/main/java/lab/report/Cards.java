package lab.report;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lab.chart.BillFindings;
import lab.chart.Findings;
import lab.cost.BillInterval;
import lab.cost.Choice;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.cost.Usd;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.stats.Quantile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * The three large figures at the top: fastest cold start, fastest warm calls, cheapest size that meets the goal.
 */
record Cards(Run run, List<Choice> choices) {

    /** One figure; {@code distance} says how far behind the next variant is. */
    public record Card(String label, String value, String who, String distance, String n) {}

    List<Card> all() {
        List<Card> cards = new ArrayList<>();
        List<Row> cold = run.rows(Kind.COLD, Metric.COLD), warm = run.rows(Kind.WARM, Metric.HANDLER);
        boolean p95 = warm.stream().allMatch(row -> Quantile.carries(row.n(), 0.95));
        if (!cold.isEmpty()) cards.add(fastest("Fastest cold start (median)", cold, Row::p50, "cold starts"));
        if (!warm.isEmpty())
            cards.add(fastest(
                    p95 ? "Fastest " + run.measuredCalls() + " (p95)" : "Fastest " + run.measuredCalls() + " (median)",
                    warm,
                    p95 ? Row::p95 : Row::p50, run.measuredCalls()));
        cards.add(cheapest());
        return cards;
    }

    private static Card fastest(String label, List<Row> rows, ToDoubleFunction<Row> value, String what) {
        Row best = rows.stream().min(comparingDouble(value)).orElseThrow();
        String distance = rows.stream().filter(row -> !row.variant().equals(best.variant())).min(comparingDouble(value))
                .map(next -> tied(best, next, value) ? next.variant() + ": " + Findings.NO_DIFFERENCE
                        : Findings.distance(next.variant(), value.applyAsDouble(best), value.applyAsDouble(next)))
                .orElse("");
        return new Card(label, new Millis(value.applyAsDouble(best)).toString(),
                best.variant() + " at " + new MemorySize(best.memoryMb()), distance,
                "n = " + best.n() + (what.startsWith("calls ") ? " warm calls (" + what + ")" : " " + what)
                        + ", platform clock");
    }

    /** Whether the interval of the percentile that is shown can't distinguish them. */
    private static boolean tied(Row best, Row next, ToDoubleFunction<Row> value) {
        double q = value.applyAsDouble(best) == best.p50() ? 0.5 : 0.95;
        return !Interval.ofRatio(value.applyAsDouble(best), best.intervals().of(q), value.applyAsDouble(next),
                next.intervals().of(q)).tellsApart();
    }

    private Card cheapest() {
        String label = "Cheapest choice that meets the goal", unit = "Lambda's charge for 100 million calls";
        List<Choice.Cheapest> met =
                choices.stream().filter(Choice.Cheapest.class::isInstance).map(Choice.Cheapest.class::cast)
                        .sorted(comparingDouble(choice -> choice.cost().lambda().usd())).toList();
        if (met.isEmpty()) return new Card(label, "none", "at the measured sizes", "", unit);
        Choice.Cheapest best = met.getFirst();
        String distance = met.size() == 1 ? "no other variant certainly meets the goal"
                : BillFindings.tied(best.cost(), met.get(1).cost(), run.rows(Kind.WARM, BillInterval.INHERITED))
                        ? met.get(1).variant() + ": " + Findings.NO_DIFFERENCE
                        : Findings
                                .distance(met.get(1).variant(), best.cost().lambda().usd(),
                                        met.get(1).cost().lambda().usd())
                                .replace("needs", "costs");
        return new Card(label, new Usd(best.cost().lambda().usd()).toString(),
                best.variant() + " at " + new MemorySize(best.cost().memoryMb()), distance, unit);
    }
}
