package lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.chart.Charts;
import lab.chart.Findings;
import lab.chart.Format;
import lab.chart.JavaStarts;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * Turns a run folder into a page that answers the question the run was made for, with its charts and costs beside it.
 */
public final class RunReport {

    /** What a developer-day costs unless told otherwise, USD. An assumption, printed as one. */
    public static final double DEVELOPER_DAY_USD = 800;

    private final Run run;
    private final Goal goal;
    private final Assumptions assumptions;
    private final double developerDayUsd;

    private RunReport(Run run, Goal goal, Assumptions assumptions, double developerDayUsd) {
        this.run = run;
        this.goal = goal;
        this.assumptions = assumptions;
        this.developerDayUsd = developerDayUsd;
    }

    /**
     * The report of a run folder with the usual goal and assumptions.
     *
     * @throws Problem if it is no finished run
     */
    public static RunReport of(Path folder) {
        Run run = Run.open(folder);
        return new RunReport(run, Goal.USUAL, Assumptions.usual(run.architecture()), DEVELOPER_DAY_USD);
    }

    /** The same for another goal. */
    public RunReport goal(Goal other) {
        return new RunReport(run, other, assumptions, developerDayUsd);
    }

    /** The same with another share of cold starts, 0 to 1. */
    public RunReport coldShare(double share) {
        return new RunReport(run, goal, assumptions.withColdShare(share), developerDayUsd);
    }

    /** The same with another price of a developer-day, USD. */
    public RunReport developerDay(double usd) {
        return new RunReport(run, goal, assumptions, usd);
    }

    /** The charts of the run, as the page has them. */
    public List<Picture> charts() {
        return run.measured().map(own -> new OwnPage(run, own).charts())
                .orElseGet(() -> Charts.of(run, costs(), choices()));
    }

    public Run run() {
        return run;
    }

    public Goal goal() {
        return goal;
    }

    /** What the whole bill compares: each variant at the cheapest size that meets the goal, or all at one size. */
    public List<Cost> compared() {
        return Charts.compared(run, costs(), choices());
    }

    /** What it takes to develop each variant, as far as the run recorded it. */
    public DevelopmentTable development() {
        return new DevelopmentTable(run, compared(), assumptions, developerDayUsd);
    }

    /** How much of the gap between their host and their core the run's hybrids close; empty if it has none. */
    public List<Hybrids.Line> hybrids() {
        return new Hybrids(run, assumptions).lines();
    }

    /** How near the run's ratios come to those that others measured on AWS, in one sentence. */
    public String besideAws() {
        return new BesideAws(run).sentence();
    }

    /**
     * Writes {@code report.html} and {@code cost.csv} into the run folder and every chart, for paper and for night, as
     * PNG and SVG into its folder {@code charts}.
     *
     * @return the page
     * @throws Problem if the folder cannot be written or charts find no font
     */
    public Path write() {
        Path page = run.folder().resolve(RunFolder.PAGE);
        try {
            Files.writeString(page, html(), StandardCharsets.UTF_8);
            costs().table().write().csv(run.folder().resolve(RunFolder.COST).toFile());
            Path folder = run.folder().resolve(RunFolder.CHARTS);
            for (Picture chart : charts()) for (Theme theme : Theme.values()) chart.write(folder, theme, Format.PAGE);
            if (!run.rows(Kind.COLD, Metric.COLD).isEmpty())
                for (Theme theme : Theme.values()) JavaStarts.of(run).write(folder, theme, Format.README);
        } catch (IOException | UncheckedIOException e) {
            throw new Problem("The report cannot be written into " + run.folder() + ": " + e.getMessage() + ".",
                    "Make room or mend the folder's permissions, then run ./jbang report again.", e);
        }
        return page;
    }

    /** The sentence that answers the question the run was made for: the page's headline. */
    public String answer() {
        return new GoalTable(run, goal, choices()).answer();
    }

    /** The answer to the question of the whole project, in one to three sentences. */
    public String javaAnswer() {
        return new JavaAnswer(run, goal, choices()).sentence();
    }

    /** What the run says about a user's own function; empty for a race of this repository's variants. */
    public Optional<OwnAnswer> ownAnswer() {
        return run.measured().map(own -> new OwnAnswer(run, own));
    }

    /** The few lines that a race ends with. */
    public String shortTable() {
        ShortTable table = new ShortTable(run, goal, costs());
        return table.text() + "\n" + String.join("\n", table.notes());
    }

    /** The page as text. */
    String html() {
        return run.measured().map(own -> new OwnPage(run, own).html())
                .orElseGet(() -> new Page(run, goal, costs(), choices(), charts(), developerDayUsd).html());
    }

    /** What each variant costs at each memory size. */
    public Costs costs() {
        return Costs.of(run.summary(), Prices.published(), assumptions);
    }

    private List<Choice> choices() {
        return Choice.perVariant(run.summary(), costs(), goal);
    }
}
