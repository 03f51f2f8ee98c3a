package lab.notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.chart.Run;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Verdict;
import lab.result.Summary;

/** What a run says about a goal: every variant and size with what it reached and what 100 million calls cost, cheapest first. */
public record Decision(Run run, Goal goal, Costs costs) implements Shown {

    static Decision of(Run run, String goal, Costs costs) {
        return new Decision(run, Goal.parse(goal), costs);
    }

    /** The cheapest that meets the goal; empty if none does. */
    public Optional<Cost> cheapest() {
        return Choice.best(Choice.perVariant(run.summary(), costs, goal)).map(Choice.Cheapest::cost);
    }

    private static final List<String> HEAD = List.of("variant", "memory, MB", "goal", "why not", "Lambda, USD", "whole bill, USD");

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        Summary summary = run.summary();
        for (Cost cost : costs.all().stream().sorted(Comparator.comparingDouble((Cost cost) -> cost.lambda().usd())).toList()) {
            Verdict verdict = goal.verdict(summary, cost.variant(), cost.memoryMb());
            rows.add(List.of(cost.variant(), "" + cost.memoryMb(), word(verdict), why(verdict), "%.2f".formatted(cost.lambda().usd()), "%.2f".formatted(cost.whole().usd())));
        }
        return rows;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met() -> "met";
            case Verdict.Missed(String why) -> "missed";
            case Verdict.Undecided(String why) -> "too few samples";
        };
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met() -> "";
            case Verdict.Missed(String why) -> why;
            case Verdict.Undecided(String why) -> why;
        };
    }

    private String caption() {
        return "Goal " + goal + "; 100 million calls a month; " + run.machine() + ", local, " + run.date();
    }

    @Override
    public String html() {
        return Html.table(caption(), HEAD, rows(), List.of(1, 4, 5));
    }

    @Override
    public String text() {
        return caption() + "\n" + Html.plain(HEAD, rows());
    }
}
