package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.chart.Findings;
import lab.cost.Choice;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.cost.MemorySize;
import lab.cost.Usd;
import lab.published.AwsOpinion;
import lab.run.Run;

/** For each variant the cheapest size that meets the goal, or what stands against it. */
record GoalTable(Run run, Goal goal, List<Choice> choices) {

    /** One variant; {@code verdict} is {@code yes}, {@code no}, {@code can't tell} or {@code errors}. */
    public record Line(String variant, String verdict, String size, String usd, String why) {

        /** The verdict as a name of a style. */
        public String style() {
            return verdict.replace("'", "").replace(' ', '-');
        }
    }

    List<Line> rows() {
        List<Line> lines = new ArrayList<>(choices.stream().map(this::line).toList());
        run.faults().all().forEach(fault -> lines.add(
                new Line(fault.cell().variant(), "errors", new MemorySize(fault.cell().memoryMb()).toString(), "–",
                        fault.toString())));
        return lines;
    }

    private Line line(Choice choice) {
        return switch (choice) {
            case Choice.Cheapest cheapest ->
                    new Line(cheapest.variant(), new GoalVerdict.Met().word(),
                            new MemorySize(cheapest.cost().memoryMb()).toString(),
                            new Usd(cheapest.cost().lambda().usd()).toString(), remarks(cheapest));
            case Choice.None(String variant, boolean undecided, List<String> why) ->
                    new Line(variant, undecided ? GoalVerdict.Undecided.WORD : new GoalVerdict.Missed("").word(), "–",
                            "–", String.join("; ", why));
        };
    }

    /** What published AWS figures say against it comes first. */
    private String remarks(Choice.Cheapest cheapest) {
        List<String> remarks = new ArrayList<>();
        contradicted(cheapest).ifPresent(aws -> remarks.add(aws.verdict("yes")));
        if (!cheapest.doubt().isEmpty())
            remarks.add("perhaps a cheaper one too: " + String.join("; ", cheapest.doubt()));
        return String.join(". ", remarks);
    }

    private Optional<AwsOpinion> contradicted(Choice.Cheapest cheapest) {
        return AwsOpinion.contradicting(run, goal, cheapest.variant(), cheapest.cost().memoryMb());
    }

    /** The sentence that answers the question the run was made for, and whether published AWS figures contradict it. */
    String answer() {
        return Findings.answer(goal, choices) + Choice.best(choices).flatMap(this::contradicted)
                .map(aws -> AwsOpinion.WARNING).orElse("");
    }
}
