package lab.notebook.runs;

import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.chart.Charts;
import lab.chart.OtherRuns;
import lab.chart.Picture;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.MemorySize;
import lab.cost.Prices;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Look;
import lab.notebook.cell.Scale;
import lab.notebook.view.ChartView;
import lab.notebook.view.Note;
import lab.notebook.view.Rows;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.report.DevelopmentTable;
import lab.report.Frameworks;
import lab.report.Habits;
import lab.report.Hybrids;
import lab.run.FinishedRuns;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Profile;
import locallambda.system.Problem;
import tech.tablesaw.api.Table;

/** The verbs for runs: race, open a finished run, show its charts and tables, and decide. */
public final class Runs {

    private Runs() {}

    /**
     * Runs a race and returns its results, which stay in {@code my-work/races/}. {@link #newest} ignores that folder,
     * because a race in a cell has few variants.
     *
     * @param profile {@code smoke}, {@code quick}, {@code talk} or {@code full}, as {@code ./jbang race} has them
     */
    public static Run race(String profile, List<String> variants, List<Integer> memoryMb) {
        String sized = Scale.whole() ? profile : "smoke";
        return InACell.run(() -> CellRace.of(Home.find(), Profile.named(sized), variants, memoryMb));
    }

    /** The committed run, which somebody measured on another machine. */
    public static Run reference() {
        return InACell.run("reading the run", () -> Run.open(Home.find().results().resolve(FinishedRuns.REFERENCE)));
    }

    /** Your newest run; the reference run if there is none yet. */
    public static Run newest() {
        return InACell.run("reading the run", () -> Run.open(newest(Home.find().results(), Look.on())));
    }

    /** @param committed whether no run of the user counts */
    static Path newest(Path results, boolean committed) {
        Path reference = results.resolve(FinishedRuns.REFERENCE);
        if (committed) return reference;
        try {
            return RunFolder.newest(results).path();
        } catch (Problem none) {
            return reference;
        }
    }

    /**
     * One of a run's charts: cold-starts, latency-by-memory, cost-by-memory, cost-and-speed, whole-bill,
     * latency-over-run, warm-up.
     */
    public static Picture chart(Run run, String name) {
        return InACell.run("drawing the chart", () -> {
            Costs costs = costs(run);
            List<Picture> all = Charts.of(run, costs, Choice.perVariant(run.summary(), costs, Goal.USUAL));
            return all.stream().filter(chart -> chart.name().equals(name)).findFirst()
                    .orElseThrow(() -> new Problem("This run has no chart \"" + name + "\".",
                            "Choose from " + String.join(", ", all.stream().map(Picture::name).toList()) + "."));
        });
    }

    /**
     * Shows how the time of a call depends on its number in an environment. The chart comes from your newest run of the
     * profile {@code warm-up}, or from the committed one. Without either, it is a note.
     */
    public static Shown warmUp() {
        return InACell.run(() -> others().warmUp().map(Run::open).flatMap(Charts::warmUp)
                .<Shown>map(ChartView::new).orElseGet(() -> new Note("There is no warm-up run yet",
                        "Run ./jbang race --profile warm-up in a terminal, then run this cell again.")));
    }

    /**
     * Shows what the time of a cold start goes into, with a bar for each variant. The chart comes from your newest
     * {@code ./jbang explain} of several variants, or from the committed one. Without either, it is a note.
     */
    public static Shown whereTheTimeGoes() {
        return InACell.run(() -> others().takenApart().<Shown>map(each -> new ChartView(each.picture()))
                .orElseGet(() -> new Note("There is no result of ./jbang explain yet",
                        "Run ./jbang explain in a terminal, then run this cell again.")));
    }

    private static OtherRuns others() {
        return new OtherRuns(Home.find().results(), Look.on());
    }

    /**
     * Compares Java's frameworks with plain Java at the smallest memory size of the committed run: medians in ms, and
     * AWS's figures of 2023. Without such a run, it is a note.
     */
    public static Shown frameworks() {
        return InACell.run(() -> Frameworks.committed(Home.find().results()).<Shown>map(committed -> {
            int memoryMb = committed.run().sizes().getFirst();
            return new TableView(Rows.table("%s. %s, %s".formatted(committed.finding(), new MemorySize(memoryMb),
                    committed.run().conditions()), committed.lines(memoryMb)));
        }).orElseGet(() -> new Note("This repository contains no run of the frameworks yet",
                "A race in a terminal prints the same figures: ./jbang race --variants frameworks,java-tuned")));
    }

    /**
     * One of the report's tables: {@code hybrids} (how much of the gap between host and core language each closes),
     * {@code habits} (what each costs), {@code gaps} (without and with the habits, beside the talk's),
     * {@code development} (what it takes to develop each variant).
     */
    public static Table table(Run run, String name) {
        return InACell.run(() -> Rows.table(run.conditions(), switch (name) {
            case "hybrids" -> new Hybrids(run, assumptions(run)).lines();
            case "habits" -> new Habits(run, assumptions(run)).costs();
            case "gaps" -> new Habits(run, assumptions(run)).gaps();
            case "development" -> new DevelopmentTable(run, List.of(), assumptions(run), 0).lines();
            default -> throw new Problem("There is no table \"" + name + "\".",
                    "Choose hybrids, habits, gaps or development.");
        }));
    }

    /** What a run costs in USD for 100 million calls per month, with the report's usual assumptions. */
    public static Costs costs(Run run) {
        return Costs.of(run.summary(), Prices.published(), assumptions(run));
    }

    /** Compares every variant and size of a run with a goal such as {@code p95<20ms,cold<1s}, and shows the costs. */
    public static Decision decide(Run run, String goal) {
        return InACell.run(() -> new Decision(run, Goal.parse(goal), costs(run)));
    }

    private static Assumptions assumptions(Run run) {
        return Assumptions.usual(run.architecture());
    }
}
