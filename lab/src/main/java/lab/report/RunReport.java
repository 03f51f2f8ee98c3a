package lab.report;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.chart.BestKnown;
import lab.chart.Charts;
import lab.chart.Format;
import lab.chart.JavaStarts;
import lab.chart.Picture;
import lab.chart.SlideCharts;
import lab.chart.TakenApart;
import lab.chart.Theme;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Measured;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * Turns a run folder into a page that answers the question of the run, and that shows charts and costs.
 */
public final class RunReport {

    /** The default cost of a developer-day in USD. The report shows it as an assumption. */
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
     * The report of a run folder with the usual goal and assumptions, or with those that the user of
     * {@code ./jbang measure} had.
     *
     * @throws Problem if it is no finished run
     */
    public static RunReport of(Path folder) {
        Run run = Run.open(folder);
        Assumptions usual = Assumptions.usual(run.architecture());
        return run.measured()
                .map(own -> new RunReport(run, Goal.parse(own.goal()),
                        usual.withColdShare(own.coldShare()).withCalls(own.callsPerMonth()), DEVELOPER_DAY_USD))
                .orElseGet(() -> new RunReport(run, Goal.USUAL, usual, DEVELOPER_DAY_USD));
    }

    /** The same report for another goal. */
    public RunReport goal(Goal other) {
        return new RunReport(run, other, assumptions, developerDayUsd);
    }

    /** The same report with another share of cold starts, 0 to 1. */
    public RunReport coldShare(double share) {
        return new RunReport(run, goal, assumptions.withColdShare(share), developerDayUsd);
    }

    /** The same report with another cost of a developer-day, USD. */
    public RunReport developerDay(double usd) {
        return new RunReport(run, goal, assumptions, usd);
    }

    /** The charts of the run, as the page shows them. */
    public List<Picture> charts() {
        return run.measured().map(own -> ownPage(own).charts())
                .orElseGet(() -> Charts.of(run, costs(), choices()));
    }

    /** The same charts for an audience, of the best known variants alone. */
    public List<Picture> slideCharts() {
        RunReport few = bestKnown();
        return SlideCharts.of(run, few.run, few.costs(), few.choices());
    }

    /** The report of the run as if it had only the variants that people ask about. */
    public RunReport bestKnown() {
        Set<String> compared = run.referenceRows(Kind.COLD, Metric.COLD).stream().map(Row::variant).collect(toSet());
        return new RunReport(run.only(BestKnown.of(compared.isEmpty() ? run.variants() : compared, SlideCharts.MOST)),
                goal, assumptions, developerDayUsd);
    }

    /** The anatomy of cold starts, from a folder beside the run. The caption says which run measured it. */
    private List<Picture> takenApart() {
        Path results = run.folder().toAbsolutePath().normalize().getParent();
        return TakenApart.comparison(results).map(TakenApart::picture).stream().toList();
    }

    public Run run() {
        return run;
    }

    public Goal goal() {
        return goal;
    }

    /** What the total bill compares: each variant at the cheapest size that meets the goal, or all at one size. */
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

    /** Says in one sentence how near the run's ratios are to ratios that others measured on AWS. */
    public String besideAws() {
        return new BesideAws(run).sentence();
    }

    /**
     * Writes {@code report.html} and {@code cost.csv} into the run folder. Also writes every chart, in a light and a
     * dark theme, as PNG and SVG into its folder {@code charts}.
     *
     * @return the page
     * @throws Problem if the folder cannot be written, or there is no font for the charts
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
            throw new Problem("The report can't be written into " + run.folder() + ": " + e.getMessage() + ".",
                    "Free some disk space, or fix the folder's permissions. Then run ./jbang report again.", e);
        }
        return page;
    }

    /** The sentence that answers the question of the run: the page's headline. */
    public String answer() {
        return new GoalTable(run, goal, choices()).answer();
    }

    /** The answer to the question of the whole project, in one to three sentences. */
    public String javaAnswer() {
        return new JavaAnswer(run, goal, choices()).sentence();
    }

    /** The same for an audience: a title, and a line for each way to run Java. */
    public JavaWays javaWays() {
        return new JavaWays(run, goal, costs(), choices());
    }

    /** What the run says about a user's own function; empty for a race of this repository's variants. */
    public Optional<OwnAnswer> ownAnswer() {
        return run.measured().map(this::ownAnswer);
    }

    private OwnAnswer ownAnswer(Measured own) {
        return new OwnAnswer(run, own, goal, assumptions);
    }

    private OwnPage ownPage(Measured own) {
        return new OwnPage(run, own, ownAnswer(own));
    }

    /** The lines at the end of a race. */
    public String shortTable() {
        ShortTable table = new ShortTable(run, goal, costs());
        return table.text() + "\n" + String.join("\n", table.notes());
    }

    /** The page as text. */
    String html() {
        return run.measured().map(own -> ownPage(own).html())
                .orElseGet(
                        () -> new Page(run, goal, costs(), choices(), charts(), takenApart(), developerDayUsd).html());
    }

    /** What each variant costs at each memory size. */
    public Costs costs() {
        return Costs.of(run.summary(), Prices.published(), assumptions);
    }

    private List<Choice> choices() {
        return Choice.perVariant(run.summary(), costs(), goal);
    }
}
