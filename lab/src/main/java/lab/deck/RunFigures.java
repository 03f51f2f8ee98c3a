package lab.deck;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.chart.BillFindings;
import lab.chart.Findings;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.cost.WholeBill;
import lab.report.DevelopmentTable;
import lab.report.Hybrids;
import lab.report.RunReport;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * What a slide may say of the run, as {@code run} in its placeholders: figures as text at the size where variants are
 * compared, and sentences that follow from them. Asking for a variant that the run does not have is an error;
 * {@link #has} tells before.
 */
public final class RunFigures {

    private final Run run;
    private final RunReport report;
    private final SlideFooter foot;

    RunFigures(RunReport report, SlideFooter foot) {
        this.run = report.run();
        this.report = report;
        this.foot = foot;
    }

    public boolean has(String variant) {
        return run.variants().contains(variant);
    }

    /** Those of some variants that the run has. */
    public List<String> having(List<String> variants) {
        return variants.stream().filter(this::has).toList();
    }

    /** What to say where a variant is missing: that it is, why if the run knows, and the command that measures it. */
    public String lacks(String variant) {
        foot.ofTheRun();
        String why = run.record().skipped().stream().filter(skipped -> skipped.variant().equals(variant))
                .map(skipped -> " (" + skipped.reason().replaceFirst("\\.$", "") + ")").findFirst().orElse("");
        return "not in this run" + why + ": ./jbang race --variants " + variant;
    }

    /** The memory size at which variants are compared. */
    public String size() {
        foot.ofTheRun();
        return new MemorySize(run.reference()).toString();
    }

    public String calls() {
        return Claims.large(report.costs().assumptions().calls());
    }

    public String cold(String variant) {
        return new Millis(row(variant, Kind.COLD, Metric.COLD).p50()).toString();
    }

    /** The slowest of a variant's cold starts. */
    public String slowestCold(String variant) {
        return new Millis(row(variant, Kind.COLD, Metric.COLD).max()).toString();
    }

    public String warm(String variant) {
        return new Millis(row(variant, Kind.WARM, Metric.HANDLER).p50()).toString();
    }

    /** Who of some variants starts cold fastest, in a sentence; those that the run lacks are left out. */
    public String coldest(List<String> variants) {
        return Findings.coldStarts(rows(variants, Kind.COLD, Metric.COLD));
    }

    /** Which of two needs longer to start cold. */
    public String compareCold(String one, String other) {
        return Claims.longer(row(one, Kind.COLD, Metric.COLD), row(other, Kind.COLD, Metric.COLD), "start cold");
    }

    public String compareWarm(String one, String other) {
        return Claims.longer(row(one, Kind.WARM, Metric.HANDLER), row(other, Kind.WARM, Metric.HANDLER), "answer warm");
    }

    /** How many times as long {@code slow} needs for a warm call as {@code fast}, unless chance can explain it. */
    public String warmRatio(String slow, String fast) {
        Row above = row(slow, Kind.WARM, Metric.HANDLER), below = row(fast, Kind.WARM, Metric.HANDLER);
        if (Findings.tied(above, below)) return Findings.NO_DIFFERENCE;
        String times = Findings.times(above.p50() / below.p50());
        return times.equals("1") ? "nearly equal" : times + " times";
    }

    /** Faster, leaner, cheaper, greener: what became of it, one line each. */
    public List<Claims.Tested> pitch(String challenger, String defender) {
        return Stream.of(
                Claims.tested("starts faster", row(challenger, Kind.COLD, Metric.COLD),
                        row(defender, Kind.COLD, Metric.COLD)),
                Claims.tested("answers faster", row(challenger, Kind.WARM, Metric.HANDLER),
                        row(defender, Kind.WARM, Metric.HANDLER)),
                Claims.tested("needs less memory", row(challenger, Kind.WARM, Metric.PEAK),
                        row(defender, Kind.WARM, Metric.PEAK)),
                Claims.tested("needs less CPU (a proxy for energy)", row(challenger, Kind.WARM, Metric.CPU),
                        row(defender, Kind.WARM, Metric.CPU)),
                Claims.cheaper(cost(challenger), cost(defender),
                        List.of(row(challenger, Kind.WARM, Metric.BILLED), row(defender, Kind.WARM, Metric.BILLED))))
                .toList();
    }

    /** The answer to the question that the run was made for. */
    public String answer() {
        foot.measured(run.rows(Kind.WARM, Metric.HANDLER));
        foot.measured(run.rows(Kind.COLD, Metric.COLD));
        return report.answer();
    }

    /** What made the run's executables of Java. */
    public String nativeImage() {
        return run.nativeImage().map(version -> "made by " + version + ".").orElse("none in this run.");
    }

    /** How much of the whole bill the choice can move. */
    public String wholeBill() {
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        return BillFindings.wholeBillInFull(report.compared(), run.rows(Kind.WARM, BillInterval.INHERITED));
    }

    /** How much of a whole bill is not Lambda's, of the dearest variant. */
    public String alike() {
        WholeBill dearest =
                report.compared().stream().map(Cost::whole).max(comparingDouble(WholeBill::usd)).orElseThrow();
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        return Findings.percent(dearest.alikeUsd() / dearest.usd());
    }

    /** After how many calls the way from the dearest to the cheapest variant is repaid. */
    public String breakEven() {
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        String repaid = report.development().breakEven();
        return repaid.isEmpty() ? "This run has one variant only: there is no choice to repay." : repaid;
    }

    /**
     * @param warm its share of the gap between host and core, as a figure @param says the same for cold, warm and cost,
     *             in words
     */
    public record Hybrid(String variant, String host, String core, String warm, String says) {}

    /** How much of the gap between their host and their core the run's hybrids close, where variants are compared. */
    public List<Hybrid> hybrids() {
        List<Hybrids.Line> lines = report.hybrids().stream().filter(line -> line.size().equals(size())).toList();
        for (Hybrids.Line line : lines)
            rows(List.of(line.host(), line.hybrid(), line.core()), Kind.WARM, Metric.HANDLER);
        return lines.stream().map(line -> new Hybrid(line.hybrid(), line.host(), line.core(),
                line.warm().replaceFirst(" \\(.*", ""), line.says())).toList();
    }

    /** What it takes to develop some variants: those that the run built. */
    public List<DevelopmentTable.Line> development(List<String> variants) {
        foot.ofTheRun();
        return report.development().lines().stream().filter(line -> variants.contains(line.variant())).toList();
    }

    /** How near this run's ratios come to those measured on AWS. */
    public String besideAws() {
        foot.ofTheRun();
        return report.besideAws();
    }

    /** What became of the run's requests. */
    public String counts() {
        foot.ofTheRun();
        return run.reconcile()
                .map(counts -> "%,d requests, %,d objects, %,d items: %s".formatted(counts.total().sent(),
                        counts.total().objects(), counts.total().items(),
                        counts.nothingLost() ? "nothing was lost" : "not all can be explained, see the report"))
                .orElse("This run has no counts");
    }

    public String limits() {
        foot.ofTheRun();
        return run.place().limits().describe();
    }

    public String command() {
        return run.record().command();
    }

    public String date() {
        return run.date();
    }

    public String rate() {
        return "" + run.record().plan().profile().rate();
    }

    Row row(String variant, Kind start, Metric metric) {
        Row row = run.summary().row(variant, run.reference(), start, metric).filter(found -> found.n() > 0)
                .orElseThrow(() -> new Problem(
                        "this run has no " + start + " " + metric.label() + " of " + variant + " at "
                                + new MemorySize(run.reference()),
                        "Ask run.has first and say run.lacks, or measure it: ./jbang race --variants " + variant));
        foot.measured(List.of(row));
        return row;
    }

    /** Of the variants that the run has. */
    List<Row> rows(List<String> variants, Kind start, Metric metric) {
        List<Row> rows = run.rows(start, metric).stream()
                .filter(row -> row.memoryMb() == run.reference() && variants.contains(row.variant())).toList();
        if (rows.isEmpty())
            throw new Problem(
                    "this run has no " + start + " " + metric.label() + " of "
                            + variants.stream().collect(Collectors.joining(", ")),
                    "Ask run.has first, or measure them: ./jbang race --variants " + String.join(",", variants));
        foot.measured(rows);
        return rows;
    }

    private Cost cost(String variant) {
        row(variant, Kind.WARM, Metric.BILLED);
        return report.costs().find(variant, run.reference()).orElseThrow();
    }
}
