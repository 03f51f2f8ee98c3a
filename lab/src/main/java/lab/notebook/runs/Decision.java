package lab.notebook.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.published.AwsOpinion;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.run.Run;

/**
 * Whether each variant and memory size of a run meets a goal, and what 100 million calls cost there, cheapest first.
 */
public record Decision(Run run, Goal goal, Costs costs) implements Shown {

    private static final List<String> HEAD =
            List.of("variant", "memory, MB", "goal", "why", "Lambda, USD", "total bill, USD");

    /** The cheapest that meets the goal; empty if none does. */
    public Optional<Cost> cheapest() {
        return Choice.best(Choice.perVariant(run.summary(), costs, goal)).map(Choice.Cheapest::cost);
    }

    private List<List<String>> rows() {
        Comparator<Cost> byPrice = Comparator.comparingDouble(cost -> cost.lambda().usd());
        return costs.all().stream().sorted(byPrice).map(this::row).toList();
    }

    private List<String> row(Cost cost) {
        List<String> goal = words(cost, this.goal.verdict(run.summary(), cost.variant(), cost.memoryMb()));
        return List.of(cost.variant(), "" + cost.memoryMb(), goal.getFirst(), goal.getLast(),
                "%.2f".formatted(cost.lambda().usd()), "%.2f".formatted(cost.whole().usd()));
    }

    /** In a word, and why. */
    private List<String> words(Cost cost, GoalVerdict verdict) {
        return List.of(verdict.word(), switch (verdict) {
            case GoalVerdict.Met() -> AwsOpinion.contradicting(run, goal, cost.variant(), cost.memoryMb())
                    .map(aws -> aws.verdict(verdict.word())).orElse("");
            case GoalVerdict.Missed(String why) -> why;
            case GoalVerdict.Undecided open -> open.inFull();
        });
    }

    private String caption() {
        return "Goal " + goal + "; 100 million calls per month; " + run.machine() + ", " + run.place().caption() + ", "
                + run.date()
                + run.faults().sentence().map(sentence -> ". " + sentence).orElse("");
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
