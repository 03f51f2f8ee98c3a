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

/** What a measurement says about a user's own function: which way to run it, how sure that is, and what it costs. */
public final class OwnAnswer {

    private static final long MILLION = 1_000_000;

    /** One way at one memory size, as text; {@code aws} is between which medians others' cold starts on AWS lie. */
    public record Line(String way, String size, String cold, String early, String later, String million, String month,
            String verdict, String style, String aws) {}

    private final Run run;
    private final Measured measured;
    private final Goal goal;
    private final Costs perMillion;
    private final Costs perMonth;
    private final List<Choice> choices;

    OwnAnswer(Run run, Measured measured) {
        this.run = run;
        this.measured = measured;
        this.goal = Goal.parse(measured.goal());
        Assumptions usual = Assumptions.usual(run.architecture()).withColdShare(measured.coldShare());
        this.perMillion = Costs.of(run.summary(), Prices.published(), usual.withCalls(MILLION));
        this.perMonth = Costs.of(run.summary(), Prices.published(), usual.withCalls(measured.callsPerMonth()));
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
        String to = "To " + goal.words() + ": ";
        Optional<Cost> best = Choice.best(choices).map(Choice.Cheapest::cost);
        if (best.isPresent())
            return to + "yes, locally, as %s (%s, 95 %% intervals).".formatted(best.get().name(),
                    goal.evidence(run.summary(), best.get().variant(), best.get().memoryMb()))
                    + AwsOpinion.contradicting(run, goal, best.get().variant(), best.get().memoryMb())
                            .map(aws -> AwsOpinion.WARNING).orElse("");
        boolean open = choices.stream().anyMatch(choice -> choice instanceof Choice.None none && none.undecided());
        if (!open) return to + "no, locally; none of the ways measured can.";
        return to + "this run can't tell. " + ranked().map(cost -> "By its medians and percentiles "
                + cost.name() + " comes first. ").orElse("") + "More environments decide it: --thorough.";
    }

    /** Which one the answer's deployment describes: the cheapest that meets the goal, or what leads the ranking. */
    Optional<Cost> chosen() {
        return Choice.best(choices).map(Choice.Cheapest::cost).or(this::ranked);
    }

    /** The cheapest whose figures, taken without their intervals, meet the goal; else the fastest to start. */
    private Optional<Cost> ranked() {
        Optional<Cost> meets = perMonth.all().stream().filter(this::figuresMeet)
                .min(Comparator.comparingDouble(cost -> cost.lambda().usd()));
        return meets.isPresent() ? meets : perMonth.all().stream().filter(cost -> cold(cost).isPresent())
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

    /** What brings the chosen way to AWS; empty if nothing was measured. */
    public Optional<OwnDeployment> deployment() {
        return chosen().map(cost -> new OwnDeployment(measured, cost));
    }

    /** All that was measured, by way and size. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Cost cost : perMonth.all()) {
            GoalVerdict verdict = goal.verdict(run.summary(), cost.variant(), cost.memoryMb());
            lines.add(new Line(cost.variant(), new MemorySize(cost.memoryMb()).toString(),
                    figure(cost, Kind.COLD, Metric.COLD), figure(cost, Kind.WARM, Metric.EARLY),
                    figure(cost, Kind.WARM, Metric.HANDLER),
                    perMillion.find(cost.variant(), cost.memoryMb()).map(one -> usd(one)).orElse("–"), usd(cost),
                    verdict.word(), verdict.word().replace("'", "").replace(' ', '-'),
                    AwsOpinion.of(run, cost.variant(), cost.memoryMb()).range()));
        }
        return lines;
    }

    private String figure(Cost cost, Kind start, Metric metric) {
        return run.summary().row(cost.variant(), cost.memoryMb(), start, metric).filter(row -> row.n() > 0)
                .map(row -> new Millis(row.p50()) + (Double.isNaN(row.interval().low()) ? ""
                        : " (%s–%s)".formatted(ComparisonLine.number(row.interval().low()),
                                ComparisonLine.number(row.interval().high()))))
                .orElse("–");
    }

    private static String usd(Cost cost) {
        return new Usd(cost.lambda().usd()).toString();
    }

    /** Where more memory stops helping, for cold starts and for calls. */
    public List<String> memory() {
        if (run.sizes().size() < 2) return List.of("One memory size was measured, so this says nothing about others.");
        List<String> found = new ArrayList<>();
        if (!run.rows(Kind.COLD, Metric.COLD).isEmpty())
            found.add("Cold starts: " + Findings.latencyByMemory(run.rows(Kind.COLD, Metric.COLD)) + ".");
        if (!run.rows(Kind.WARM, Metric.HANDLER).isEmpty())
            found.add("Later calls: " + Findings.latencyByMemory(run.rows(Kind.WARM, Metric.HANDLER)) + ".");
        return found;
    }

    /** What the bill assumes. */
    String bill() {
        return String.format(Locale.ROOT, "Lambda's part of the bill for 1 million calls and for your %,d calls a "
                + "month, %s %% of them cold starts, which are billed with INIT or restore. SnapStart has no charge "
                + "of its own for Java. API Gateway, logs and what your function calls come on top.",
                measured.callsPerMonth(),
                ComparisonLine.number(100 * measured.coldShare()));
    }

    /** What only AWS can tell. */
    public List<String> verify() {
        List<String> verify = new ArrayList<>(List.of(
                "Milliseconds are local. Ratios between ways and the shape over memory transfer roughly; measure the "
                        + "way you choose once on AWS.",
                "Networks are missing here: calls to S3, DynamoDB and others take longer on AWS.",
                "It ran on JDK 25, as Lambda's runtime java25 does."));
        chosen().filter(cost -> cost.variant().contains("snapstart")).ifPresent(cost -> verify.add(
                "SnapStart: what your function makes in INIT (ids, random seeds, connections) is the same in every "
                        + "copy. The first restores of a fresh version take longer on AWS."));
        chosen().filter(cost -> cost.variant().contains("aot")).ifPresent(cost -> verify.add(
                "An AOT cache belongs in a container image: in a zip it stops working with AWS's next update of the "
                        + "runtime."));
        if (!measured.noticed().isEmpty()) verify.add("Calls that ended here: "
                + measured.noticed().stream().collect(joining(" ")));
        return verify;
    }

    /** How many environments there were of each way and size; empty if nothing was measured. */
    public OptionalInt environments() {
        return run.rows(Kind.COLD, Metric.COLD).stream().mapToInt(Row::environments).min();
    }

    /** The answer for a terminal: the headline, a line for each way and size, what follows from it. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence()).append("\n\n");
        text.append("%-22s %-8s %-24s %-22s %9s %11s  %s%n".formatted("", "memory", "cold start (95 %)",
                run.measuredCalls(), "$/1 M", "$/month", "goal"));
        for (Line line : lines())
            text.append("%-22s %-8s %-24s %-22s %9s %11s  %s%n".formatted(line.way(), line.size(), line.cold(),
                    line.later(), line.million(), line.month(), line.verdict()));
        text.append("\nn = ").append(environments().orElse(0)).append(" environments each; medians; local figures.\n");
        memory().forEach(line -> text.append(line).append('\n'));
        measured.failed().forEach((way, why) -> text.append("Not measured: ").append(way).append(": ").append(why)
                .append('\n'));
        measured.noticed().forEach(line -> text.append(line).append('\n'));
        text.append(bill());
        return text.toString();
    }
}
