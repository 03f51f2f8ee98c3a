package lab.notebook.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import lab.Home;
import lab.cost.Cost;
import lab.learn.Work;
import lab.measure.Measurement;
import lab.measure.Stock;
import lab.measure.Way;
import lab.measure.Wish;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Scale;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.report.OwnAnswer;
import lab.report.OwnDeployment;
import lab.report.RunReport;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A user's own function, measured in a cell as {@code ./jbang measure --quick} does, and what the run answers. */
public record OwnMeasurement(Run run, OwnAnswer answer) implements Shown {

    private static final List<String> HEAD =
            List.of("way", "memory", "cold start (95 %)", "others on AWS", "later calls (95 %)", "$/1 M calls", "goal");
    private static final String GOAL = "p95<20ms,cold<1s";
    private static final long CALLS_PER_MONTH = 1_000_000;
    private static final double COLD_SHARE = 0.001;
    private static final int TIMEOUT_S = 30;

    /**
     * Measures it, with three environments of each way and size; the run stays in {@code my-work/races/}. Tests measure
     * only the first size, and make fewer calls to each environment.
     *
     * @param jar   a path, from the checkout if it isn't absolute; followed by the handler if the jar has several
     * @param event such a path, JSON, or the name of a canned event
     * @param ways  as {@code --as} takes them
     * @param sizes memory sizes in MB
     */
    public static OwnMeasurement of(String jar, String event, List<String> ways, List<Integer> sizes) {
        return InACell.run(() -> {
            Home home = Home.find();
            Path file = home.checkout().resolve(event);
            Wish wish = new Wish(JarText.given(home, jar),
                    List.of(Files.isRegularFile(file) ? file.toString() : event), Optional.empty(), TIMEOUT_S,
                    Scale.whole() ? sizes : sizes.subList(0, 1), ways.stream().map(Way::parse).toList(),
                    CALLS_PER_MONTH, COLD_SHARE, GOAL, Scale.whole() ? Wish.Effort.QUICK : Wish.Effort.BRIEF,
                    Stock.NONE,
                    Optional.of(Work.of(home).folder().resolve("races")), OptionalLong.empty(),
                    "./jbang measure " + jar + " --as " + String.join(",", ways));
            try (CellRace progress = new CellRace()) {
                return open(new Measurement(home, progress, JarText.choose(jar)).run(wish).folder());
            }
        });
    }

    static OwnMeasurement open(Path folder) {
        RunReport report = RunReport.of(folder);
        return new OwnMeasurement(report.run(), report.ownAnswer().orElseThrow());
    }

    /** One row for each way and size: median cold start and later call in ms, Lambda's price of 1 million calls. */
    public Table table() {
        List<Cost> all = answer.perMillion().all();
        return Table.create(caption(), StringColumn.create("way", all.stream().map(Cost::variant)),
                IntColumn.create("memory_mb", all.stream().mapToInt(Cost::memoryMb).toArray()),
                numbers("cold_ms", all, cost -> coldMs(cost.variant(), cost.memoryMb())),
                numbers("later_ms", all,
                        cost -> median(cost.variant(), cost.memoryMb(), Kind.WARM, Metric.HANDLER)),
                numbers("usd_per_million", all, cost -> cost.lambda().usd()));
    }

    private static DoubleColumn numbers(String name, List<Cost> all, ToDoubleFunction<Cost> value) {
        return DoubleColumn.create(name, all.stream().mapToDouble(value).toArray());
    }

    /** The median cold start in ms, INIT or restore included; NaN if this way wasn't measured at this size. */
    public double coldMs(String way, int memoryMb) {
        return median(way, memoryMb, Kind.COLD, Metric.COLD);
    }

    private double median(String way, int memoryMb, Kind start, Metric metric) {
        return run.summary().row(way, memoryMb, start, metric).map(Row::p50).orElse(Double.NaN);
    }

    /** How many environments of each way and size were measured; each gave one cold start. */
    public int environments() {
        return answer.environments().orElse(0);
    }

    private String caption() {
        return "Medians of n = %d environments each; %s".formatted(environments(), run.conditions());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(answer.memory());
        run.measured().orElseThrow().failed()
                .forEach((way, why) -> remarks.add("Not measured: " + way + ": " + why));
        remarks.addAll(answer.verify());
        return remarks;
    }

    @Override
    public String html() {
        List<List<String>> rows = answer.lines().stream().map(line -> List.of(line.way(), line.size(), line.cold(),
                line.aws(), line.later(), line.million(), line.verdict())).toList();
        return Html.bar(Html.Kind.NOTE, "The answer", answer.sentence())
                + Html.table(caption(), HEAD, rows, List.of(2, 3, 4, 5))
                + Html.bar(Html.Kind.NOTE, "The advice", "\n- " + String.join("\n- ", remarks()))
                + answer.deployment().map(OwnMeasurement::details).orElse("");
    }

    private static String details(OwnDeployment to) {
        return Html.bar(Html.Kind.NOTE, "How to deploy it", to.words()) + "<details><summary>The template</summary>"
                + Html.code(to.sam() + "\n" + to.hook()) + "</details>";
    }

    @Override
    public String text() {
        return answer.text();
    }
}
