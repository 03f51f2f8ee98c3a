package lab.notebook;

import java.util.List;
import lab.chart.Charts;
import lab.chart.Picture;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.notebook.cell.InACell;
import lab.notebook.view.Rows;
import lab.report.DevelopmentTable;
import lab.report.Habits;
import lab.report.Hybrids;
import lab.run.Run;
import lab.run.folder.RunFolder;
import locallambda.system.Problem;
import tech.tablesaw.api.Table;

/** What a notebook's cells do with a finished run: open it, look at it, decide by it. */
public final class Runs {

    private Runs() {}

    /** The run that is committed, measured by somebody else on another machine. */
    public static Run reference() {
        return InACell.run(() -> Run.open(Lab.home().results().resolve("reference")));
    }

    /** Your newest run; the reference run if there is none yet. */
    public static Run newest() {
        return InACell.run(() -> {
            try {
                return Run.open(RunFolder.newest(Lab.home().results()).path());
            } catch (Problem none) {
                return reference();
            }
        });
    }

    /**
     * One of a run's charts: cold-starts, latency-by-memory, cost-by-memory, cost-and-speed, whole-bill,
     * latency-over-run.
     */
    public static Picture chart(Run run, String name) {
        return InACell.run(() -> {
            Costs costs = costs(run);
            List<Picture> all = Charts.of(run, costs, Choice.perVariant(run.summary(), costs, Goal.USUAL));
            return all.stream().filter(chart -> chart.name().equals(name)).findFirst()
                    .orElseThrow(() -> new Problem("This run has no chart \"" + name + "\".",
                            "It has " + String.join(", ", all.stream().map(Picture::name).toList()) + "."));
        });
    }

    /** What a run comes to in USD for 100 million calls a month, under the report's usual assumptions. */
    public static Costs costs(Run run) {
        return Costs.of(run.summary(), Prices.published(), assumptions(run));
    }

    /** Every variant and size of a run against a goal such as {@code p95<20ms,cold<1s}, with what it costs. */
    public static Decision decide(Run run, String goal) {
        return InACell.run(() -> Decision.of(run, goal, costs(run)));
    }

    /**
     * How much of the gap between a host language and a core language each hybrid of a run closes, %, with 95 %
     * intervals.
     */
    public static Table hybrids(Run run) {
        return Rows.table(run.conditions(), new Hybrids(run, assumptions(run)).lines());
    }

    /** What each habit of a run costs, as a factor with its 95 % interval. */
    public static Table habits(Run run) {
        return Rows.table(run.conditions(), new Habits(run, assumptions(run)).costs());
    }

    /** The gaps of a run without and with the habits, beside the talk's. */
    public static Table gaps(Run run) {
        return Rows.table(run.conditions(), new Habits(run, assumptions(run)).gaps());
    }

    /** What it takes to develop each variant of a run. */
    public static Table development(Run run) {
        return Rows.table(run.conditions(), new DevelopmentTable(run, List.of(), assumptions(run), 0).lines());
    }

    private static Assumptions assumptions(Run run) {
        return Assumptions.usual(run.architecture());
    }
}
