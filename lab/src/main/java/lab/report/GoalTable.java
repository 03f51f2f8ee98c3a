package lab.report;

import java.util.ArrayList;
import java.util.Comparator;
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

/** For each variant the cheapest size that meets the goal, or why no size does. */
record GoalTable(Run run, Goal goal, List<Choice> choices) {

    /**
     * One variant; {@code verdict} is {@code yes}, {@code no}, {@code can't tell} or {@code errors}.
     *
     * @param cost what lines of one verdict are sorted by, USD
     */
    private record Line(String variant, String verdict, String size, String usd, double cost, String why) {}

    /** Those that meet the goal come first, the cheapest of them on top. */
    PageTable table() {
        List<Line> lines = new ArrayList<>(choices.stream().map(this::line).toList());
        run.faults().all().forEach(fault -> lines.add(new Line(fault.cell().variant(), Verdict.ERROR_WORD,
                new MemorySize(fault.cell().memoryMb()).toString(), PageTable.NOTHING, 0, fault.toString())));
        lines.sort(Comparator.comparing((Line line) -> Verdict.of(line.verdict())).thenComparing(Line::cost));
        return PageTable.of("Who meets the goal", lines).word("variant", Line::variant).verdict("goal", Line::verdict)
                .number("cheapest size", "", Line::size).number("Lambda", "$ per 100 M calls", Line::usd)
                .prose("reason", Line::why).table();
    }

    private Line line(Choice choice) {
        return switch (choice) {
            case Choice.Cheapest cheapest ->
                    new Line(cheapest.variant(), new GoalVerdict.Met().word(),
                            new MemorySize(cheapest.cost().memoryMb()).toString(),
                            new Usd(cheapest.cost().lambda().usd()).toString(), cheapest.cost().lambda().usd(),
                            remarks(cheapest));
            case Choice.None(String variant, Optional<GoalVerdict.Undecided> open, List<String> why) ->
                    new Line(variant, open.isPresent() ? GoalVerdict.Undecided.WORD : new GoalVerdict.Missed("").word(),
                            PageTable.NOTHING, PageTable.NOTHING, 0, String.join("; ", why));
        };
    }

    /** If published AWS figures disagree, that comes first. */
    private String remarks(Choice.Cheapest cheapest) {
        List<String> remarks = new ArrayList<>();
        contradicted(cheapest).ifPresent(aws -> remarks.add(aws.verdict("yes")));
        if (!cheapest.doubt().isEmpty())
            remarks.add((remarks.isEmpty() ? "a" : "A") + " cheaper size may also meet the goal: " + String.join("; ",
                    cheapest.doubt().stream().map(size -> "at " + size.replaceFirst(": ", ", ")).toList()));
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
