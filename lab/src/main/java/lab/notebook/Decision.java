package lab.notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.run.Run;
import lab.run.summary.Summary;

/**
 * What a run says about a goal: every variant and size with what it reached and what 100 million calls cost, cheapest
 * first.
 */
public record Decision(Run run, Goal goal, Costs costs) implements Shown {

    static Decision of(Run run, String goal, Costs costs) {
        return new Decision(run, Goal.parse(goal), costs);
    }

    /** The cheapest that meets the goal; empty if none does. */
    public Optional<Cost> cheapest() {
        return Choice.best(Choice.perVariant(run.summary(), costs, goal)).map(Choice.Cheapest::cost);
    }

    private static final List<String> HEAD =
            List.of("variant", "memory, MB", "goal", "why not", "Lambda, USD", "whole bill, USD");

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        Summary summary = run.summary();
        for (Cost cost : costs.all().stream().sorted(Comparator.comparingDouble((Cost cost) -> cost.lambda().usd()))
                .toList()) {
            GoalVerdict verdict = goal.verdict(summary, cost.variant(), cost.memoryMb());
            rows.add(List.of(cost.variant(), "" + cost.memoryMb(), word(verdict), why(verdict),
                    "%.2f".formatted(cost.lambda().usd()), "%.2f".formatted(cost.whole().usd())));
        }
        return rows;
    }

    private static String word(GoalVerdict verdict) {
        return switch (verdict) {
            case GoalVerdict.Met() -> "met";
            case GoalVerdict.Missed(String why) -> "missed";
            case GoalVerdict.Undecided(String why) -> "too few samples";
        };
    }

    private static String why(GoalVerdict verdict) {
        return switch (verdict) {
            case GoalVerdict.Met() -> "";
            case GoalVerdict.Missed(String why) -> why;
            case GoalVerdict.Undecided(String why) -> why;
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
