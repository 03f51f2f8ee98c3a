package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.cost.Limit;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.published.AwsOpinion;
import lab.run.Run;
import lab.run.record.Measured;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** What a measurement says about a user's own function: how to run it, how certain that is, and what it costs. */
public final class OwnAnswer {

    private static final long MILLION = 1_000_000;

    /**
     * One way at one memory size, as text; {@code aws} is the range of the medians that others published for cold
     * starts on AWS.
     */
    public record Line(String way, String size, String cold, String early, String later, String million, String month,
            String verdict, String aws) {}

    private final Run run;
    private final Measured measured;
    private final Goal goal;
    private final Assumptions month;
    private final Costs perMillion;
    private final Costs perMonth;
    private final List<Choice> choices;

    /** @param month calls and cold starts of a month */
    OwnAnswer(Run run, Measured measured, Goal goal, Assumptions month) {
        this.run = run;
        this.measured = measured;
        this.goal = goal;
        this.month = month;
        this.perMillion = Costs.of(run.summary(), Prices.published(), month.withCalls(MILLION));
        this.perMonth = Costs.of(run.summary(), Prices.published(), month);
        this.choices = Choice.perVariant(run.summary(), perMonth, goal);
    }

    List<Choice> choices() {
        return choices;
    }

    Goal goal() {
        return goal;
    }

    /** The headline: {@code yes}, {@code no} or {@code can't tell}, and which way. */
    public String sentence() {
        String to = "Can this function " + goal.words() + "? ";
        Optional<Cost> best = Choice.best(choices).map(Choice.Cheapest::cost);
        if (best.isPresent())
            return to + "Yes, %s, as %s (%s, 95 %% intervals).".formatted(where(), best.get().name(),
                    goal.evidence(run.summary(), best.get().variant(), best.get().memoryMb()))
                    + AwsOpinion.contradicting(run, goal, best.get().variant(), best.get().memoryMb())
                            .map(aws -> AwsOpinion.WARNING).orElse("");
        boolean open = choices.stream().anyMatch(choice -> choice.open().isPresent());
        if (!open) return to + "No, none of the measured ways can do this " + where() + ".";
        return to + "This run can't tell. " + first(perMonth.all()).map(cost -> "If you look only at medians and "
                + "percentiles, " + cost.name() + " ranks first. ").orElse("") + (run.place().modelled()
                        ? "Measure more environments: ./jbang measure --resume RUN --more 5."
                        : "More environments would help.");
    }

    private String where() {
        return run.place().modelled() ? "locally" : "on AWS in " + run.place().name();
    }

    /** What to deploy: the cheapest choice that meets the goal, or the first of the ranking. */
    Optional<Cost> chosen() {
        return Choice.best(choices).map(Choice.Cheapest::cost).or(() -> first(perMonth.all()));
    }

    /** The cheapest whose figures, taken without their intervals, meet the goal; else the fastest to start. */
    private Optional<Cost> first(List<Cost> costs) {
        Optional<Cost> meets = costs.stream().filter(this::figuresMeet)
                .min(Comparator.comparingDouble(cost -> cost.lambda().usd()));
        return meets.isPresent() ? meets : costs.stream().filter(cost -> cold(cost).isPresent())
                .min(Comparator.comparingDouble(cost -> cold(cost).get().p50()));
    }

    private boolean figuresMeet(Cost cost) {
        return goal.limits().stream().allMatch(limit -> run.summary()
                .row(cost.variant(), cost.memoryMb(), limit.start(), limit.metric())
                .filter(row -> value(row, limit) < limit.ms()).isPresent());
    }

    private static double value(Row row, Limit limit) {
        return switch (limit.statistic()) {
            case "p50" -> row.p50();
            case "p90" -> row.p90();
            case "p95" -> row.p95();
            case "p99" -> row.p99();
            default -> row.max();
        };
    }

    private Optional<Row> cold(Cost cost) {
        return run.summary().row(cost.variant(), cost.memoryMb(), Kind.COLD, Metric.COLD);
    }

    /** What each way and size costs for 1 million calls. */
    public Costs perMillion() {
        return perMillion;
    }

    /** The same for the calls of a month. */
    Costs perMonth() {
        return perMonth;
    }

    /** How to deploy the chosen way to AWS; empty if nothing was measured. */
    public Optional<OwnDeployment> deployment() {
        return chosen().map(cost -> new OwnDeployment(measured, cost, first(perMonth.all().stream()
                .filter(other -> other.memoryMb() == cost.memoryMb())
                .filter(other -> OwnDeployment.obstacle(other.variant()).isEmpty()).toList()).map(Cost::variant)));
    }

    /** Everything that was measured, by way and size. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Cost cost : perMonth.all()) {
            GoalVerdict verdict = goal.verdict(run.summary(), cost.variant(), cost.memoryMb());
            lines.add(new Line(cost.variant(), new MemorySize(cost.memoryMb()).toString(),
                    figure(cost, Kind.COLD, Metric.COLD), figure(cost, Kind.WARM, Metric.EARLY),
                    figure(cost, Kind.WARM, Metric.HANDLER),
                    perMillion.find(cost.variant(), cost.memoryMb()).map(one -> usd(one)).orElse("–"), usd(cost),
                    verdict.word(),
                    AwsOpinion.of(run, cost.variant(), cost.memoryMb()).range()));
        }
        return lines;
    }

    private String figure(Cost cost, Kind start, Metric metric) {
        return run.summary().row(cost.variant(), cost.memoryMb(), start, metric).filter(row -> row.n() > 0)
                .map(row -> new Millis(row.p50()) + interval(row)).orElse(PageTable.NOTHING);
    }

    /** In the unit of the median before it. */
    private static String interval(Row row) {
        if (Double.isNaN(row.interval().low())) return "";
        boolean seconds = new Millis(row.p50()).toString().endsWith(" s");
        double unit = seconds ? 1000 : 1;
        return " (%s–%s)".formatted(ComparisonLine.number(row.interval().low() / unit),
                ComparisonLine.number(row.interval().high() / unit));
    }

    private static String usd(Cost cost) {
        return new Usd(cost.lambda().usd()).toString();
    }

    /** Where more memory stops helping, for cold starts and for calls. */
    public List<String> memory() {
        if (run.sizes().size() < 2)
            return List.of("The run measured only one memory size, so it can't show what more memory would change.");
        List<String> found = new ArrayList<>();
        if (!run.rows(Kind.COLD, Metric.COLD).isEmpty())
            found.add("Cold starts: " + Findings.latencyByMemory(run.rows(Kind.COLD, Metric.COLD)) + ".");
        if (!run.rows(Kind.WARM, Metric.HANDLER).isEmpty())
            found.add("Later calls: " + Findings.latencyByMemory(run.rows(Kind.WARM, Metric.HANDLER)) + ".");
        return found;
    }

    /** What the bill assumes. */
    String bill() {
        return String.format(Locale.ROOT, "The prices are Lambda's charge for 1 million calls and for your %,d calls "
                + "per month, if %s of them are cold starts. For a cold start, Lambda also bills INIT or the restore. "
                + "For Java, SnapStart has no extra charge. API Gateway, logs, and the services that your function "
                + "calls cost extra.", month.calls(), Findings.percent(month.coldShare()));
    }

    /** What you can find out only on AWS. */
    public List<String> verify() {
        if (!run.place().modelled())
            return List.of("This function was measured on AWS. Other days and regions may differ.");
        List<String> verify = new ArrayList<>(List.of(
                "Milliseconds are local. On AWS, memory affects times similarly, but a ratio between two "
                        + "ways to run the function can be several times higher or lower. Measure your choice on AWS "
                        + "once.",
                "There is no network here, so calls to S3, DynamoDB, and other services take longer on AWS.",
                "Your function ran on JDK 25, the version in Lambda's java25 runtime."));
        chosen().filter(cost -> cost.variant().contains("snapstart")).ifPresent(cost -> verify.add(
                "With SnapStart, the ids and random seeds that your function creates in INIT are the same in every "
                        + "copy, and connections don't survive the snapshot. On AWS, the first restores of a new "
                        + "version take longer than later ones."));
        chosen().filter(cost -> cost.variant().endsWith("native")).ifPresent(cost -> verify.add(
                "Build the executable for AWS on Amazon Linux 2023, and run every path of your code there once. If "
                        + "GraalVM doesn't know about some code, a call to this code fails."));
        chosen().filter(cost -> cost.variant().contains("aot")).ifPresent(cost -> verify.add(
                "Deploy an AOT cache in a container image. In a zip, it stops working when AWS updates the runtime."));
        if (!measured.noticed().isEmpty()) verify.add("These calls didn't leave the lab: "
                + measured.noticed().stream().collect(joining(" ")));
        return verify;
    }

    /** How many environments there were of each way and size; empty if nothing was measured. */
    public OptionalInt environments() {
        return run.rows(Kind.COLD, Metric.COLD).stream().mapToInt(Row::environments).min();
    }

    /** The answer for a terminal: the headline, a line for each way and size, and what to do next. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence()).append("\n\n");
        text.append("%-22s %-8s %-24s %-22s %9s %11s  %s%n".formatted("", "memory", "cold start (95 %)",
                run.measuredCalls(), "$/1 M", "$/month", "goal"));
        for (Line line : lines())
            text.append("%-22s %-8s %-24s %-22s %9s %11s  %s%n".formatted(line.way(), line.size(), line.cold(),
                    line.later(), line.million(), line.month(), line.verdict()));
        text.append("\nMedians of n = ").append(environments().orElse(0)).append(" environments each, measured ")
                .append(where()).append(".\n");
        memory().forEach(line -> text.append(line).append('\n'));
        measured.failed().forEach((way, why) -> text.append("Not measured: ").append(way).append(": ").append(why)
                .append('\n'));
        text.append(bill()).append("\n\n").append(onAws());
        return text.toString();
    }

    /** What others measured on AWS, what to verify there, and how to deploy. */
    private String onAws() {
        StringBuilder text = new StringBuilder();
        String others = lines().stream().filter(line -> !line.aws().isEmpty())
                .map(line -> line.way() + " " + line.aws()).distinct().collect(joining(", "));
        if (!others.isEmpty()) text.append("Median cold starts of different functions on AWS: ").append(others)
                .append(".\n\n");
        text.append("What to verify on AWS:\n");
        verify().forEach(line -> text.append("- ").append(line).append('\n'));
        if (run.place().modelled())
            deployment().ifPresent(to -> text.append("\nTo deploy it: ").append(to.words()).append("\n\n")
                    .append(to.sam()));
        return text.toString().stripTrailing();
    }
}
