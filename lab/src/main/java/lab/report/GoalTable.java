package lab.report;

import java.util.ArrayList;
import java.util.List;
import lab.cost.Choice;
import lab.cost.GoalVerdict;
import lab.cost.MemorySize;
import lab.cost.Usd;
import lab.run.Faults;

/** For each variant the cheapest size that meets the goal, or what stands against it. */
record GoalTable(List<Choice> choices, Faults faults) {

    /** One variant; {@code verdict} is {@code yes}, {@code no}, {@code can't tell} or {@code errors}. */
    public record Line(String variant, String verdict, String size, String usd, String why) {

        /** The verdict as a name of a style. */
        public String style() {
            return verdict.replace("'", "").replace(' ', '-');
        }
    }

    List<Line> rows() {
        List<Line> lines = new ArrayList<>(choices.stream().map(GoalTable::line).toList());
        faults.all().forEach(fault -> lines.add(
                new Line(fault.cell().variant(), "errors", new MemorySize(fault.cell().memoryMb()).toString(), "–",
                        fault.toString())));
        return lines;
    }

    private static Line line(Choice choice) {
        return switch (choice) {
            case Choice.Cheapest(var cost, List<String> doubt) ->
                    new Line(cost.variant(), new GoalVerdict.Met().word(), new MemorySize(cost.memoryMb()).toString(),
                            new Usd(cost.lambda().usd()).toString(),
                            doubt.isEmpty() ? "" : "perhaps a cheaper one too: " + String.join("; ", doubt));
            case Choice.None(String variant, boolean undecided, List<String> why) ->
                    new Line(variant, undecided ? GoalVerdict.Undecided.WORD : new GoalVerdict.Missed("").word(), "–",
                            "–", String.join("; ", why));
        };
    }
}
