package lab.deck;

import static java.util.Comparator.comparingDouble;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
import lab.report.JavaWays;
import lab.report.RunReport;
import lab.run.Faults.Fault;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * What a slide can show from the run: figures as text, at the memory size where variants are compared, and sentences
 * about these figures. Placeholders call it {@code run}. A variant that the run does not have is an error, so check
 * {@link #has} first.
 */
public final class RunFigures {

    private final Run run;
    private final RunReport report;
    private final SlideFooter foot;
    private final Path results;

    RunFigures(RunReport report, Path results, SlideFooter foot) {
        this.results = results;
        this.run = report.run();
        this.report = report;
        this.foot = foot;
    }

    /** Does the run have figures of a variant at the memory size where variants are compared? */
    public boolean has(String variant) {
        int memoryMb = run.reference();
        return run.summary().rows().stream().anyMatch(row -> row.variant().equals(variant)
                && row.memoryMb() == memoryMb && row.metric() != Metric.ERRORS && row.n() > 0);
    }

    /** Those of the given variants that the run has. */
    public List<String> having(List<String> variants) {
        return variants.stream().filter(this::has).toList();
    }

    /**
     * The text to show for a missing variant: that it is missing, the reason if the run has recorded one, and the
     * command that measures the variant.
     *
     * @param variant one, or several with commas between them
     */
    public String lacks(String variant) {
        foot.ofTheRun();
        List<String> all = List.of(variant.split(","));
        Optional<Fault> fault =
                all.stream().flatMap(name -> run.faults().at(name, run.reference()).stream()).findFirst();
        if (fault.isPresent()) return "left out at " + size() + ": " + fault.get().brief();
        if (run.variants().stream().anyMatch(all::contains))
            return "not measured at %s: ./jbang race --memory %d --variants %s".formatted(size(), run.reference(),
                    variant);
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

    /** The given variants, the fastest cold start first. Variants that the run lacks come last. */
    List<String> byColdStart(List<String> variants) {
        return variants.stream()
                .sorted(comparingDouble(variant -> has(variant) ? row(variant, Kind.COLD, Metric.COLD).p50()
                        : Double.MAX_VALUE))
                .toList();
    }

    public String warm(String variant) {
        return new Millis(row(variant, Kind.WARM, Metric.HANDLER).p50()).toString();
    }

    /**
     * A sentence that says which of the given variants start cold fastest. Variants that the run lacks are left out.
     */
    public String coldest(List<String> variants) {
        return Findings.coldStarts(rows(variants, Kind.COLD, Metric.COLD));
    }

    /** Those of the given variants that start cold measurably faster than {@code than}. */
    public SafeString faster(String than, List<String> variants) {
        return new SafeString(PageText.names(against(than, variants).faster()));
    }

    /** Which of the given variants start cold measurably faster or slower than {@code base}, in sentences. */
    public String compareColdWith(String base, List<String> variants) {
        return against(base, variants).sentences();
    }

    private Against against(String base, List<String> variants) {
        return new Against(row(base, Kind.COLD, Metric.COLD), rows(variants, Kind.COLD, Metric.COLD));
    }

    /** Which of two needs longer to start cold. */
    public String compareCold(String one, String other) {
        return Claims.longer(row(one, Kind.COLD, Metric.COLD), row(other, Kind.COLD, Metric.COLD), "start cold");
    }

    /** The same, worded for a title after a question. */
    public String coldFinding(String one, String other) {
        String said = compareCold(one, other);
        return said.startsWith(Findings.NO_DIFFERENCE)
                ? "The cold starts of %s and %s don't differ measurably".formatted(one, other) : said;
    }

    public String compareWarm(String one, String other) {
        return Claims.longer(row(one, Kind.WARM, Metric.HANDLER), row(other, Kind.WARM, Metric.HANDLER),
                "answer a warm call");
    }

    /** How many times as long {@code slow} needs for a warm call as {@code fast}, unless chance can explain it. */
    public String warmRatio(String slow, String fast) {
        Row above = row(slow, Kind.WARM, Metric.HANDLER), below = row(fast, Kind.WARM, Metric.HANDLER);
        if (Findings.tied(above, below)) return Findings.NO_DIFFERENCE;
        String times = Findings.times(above.p50() / below.p50());
        return times.equals("1") ? "nearly equal" : times + " times";
    }

    /** The pitch's promises (faster, leaner, cheaper, greener), each with its verdict. */
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

    /** How many of the pitch's promises hold: {@code rust against python: 4 of 5 promises hold, 1 undecided}. */
    public String pitchFinding(String challenger, String defender) {
        List<String> verdicts = pitch(challenger, defender).stream().map(Claims.Tested::verdict).toList();
        int yes = Collections.frequency(verdicts, "yes"), no = Collections.frequency(verdicts, "no"),
                even = Collections.frequency(verdicts, "even");
        return "%s against %s: %d of %d promises hold%s%s".formatted(challenger, defender, yes, verdicts.size(),
                no == 0 ? "" : ", %d fail%s".formatted(no, no == 1 ? "s" : ""),
                even == 0 ? "" : ", %d undecided".formatted(even));
    }

    /** How much of the gap between host and core the hybrids close in warm calls, if chance does not explain it. */
    public String hybridFinding() {
        // A hybrid can have several hosts, and then it has a share for each.
        List<String> shares =
                hybrids().stream().filter(line -> line.says().matches("(.*; )?(about|more|\\d)[^;]* for warm calls.*"))
                        .collect(Collectors.groupingBy(Hybrid::variant, LinkedHashMap::new,
                                Collectors.mapping(Hybrid::warm, Collectors.toList())))
                        .entrySet().stream().map(of -> of.getKey() + " " + range(of.getValue())).toList();
        if (hybrids().isEmpty()) return "Keep the code, move the hot part";
        return shares.isEmpty() ? "A Rust core closes no measurable part of the warm gap"
                : "Warm gap closed by a Rust core: " + String.join(", ", shares);
    }

    /** {@code 96–98 %} of {@code 96 %} and {@code 98 %}. */
    private static String range(List<String> shares) {
        List<String> sorted = shares.stream().distinct()
                .sorted(comparingDouble(share -> Double.parseDouble(share.replace(" %", "")))).toList();
        return sorted.size() < 2 ? sorted.getFirst() : sorted.getFirst().replace(" %", "–") + sorted.getLast();
    }

    /** How long it took from an edit to the next answer, the shortest first. */
    public String editFinding(List<String> variants) {
        record Edit(String variant, double seconds, String text) {}
        List<Edit> edits = development(variants).stream().filter(line -> line.edit().endsWith(" s"))
                .map(line -> new Edit(line.variant(),
                        Double.parseDouble(line.edit().replace(" s", "").replace(",", "")), line.edit()))
                .sorted(comparingDouble(Edit::seconds)).toList();
        return edits.size() < 2 ? "What it takes to develop"
                : "Edit to answer: " + edits.stream().map(edit -> edit.variant() + " " + edit.text())
                        .collect(Collectors.joining(", "));
    }

    /** Should my Lambda be Java? Yes, no or can't tell. */
    public String javaTitle() {
        foot.measured(run.rows(Kind.WARM, Metric.HANDLER));
        foot.measured(run.rows(Kind.COLD, Metric.COLD));
        return report.javaWays().title();
    }

    /** The variant whose bill the ways to run Java are compared with. */
    public String javaBill() {
        return report.javaWays().bill();
    }

    /** The answer of {@link #javaTitle} in sentences, with the intervals behind it. */
    public String javaAnswer() {
        return report.javaAnswer();
    }

    /** A line for each way to run Java, the best first. */
    public List<JavaWays.Way> javaWays() {
        return report.javaWays().ways();
    }

    /** {@code p95 < 20 ms, cold < 1 s}. */
    public String goal() {
        return report.goal().toString();
    }

    /** What to choose in usual situations. */
    public List<Situations.Line> situations() {
        foot.ofTheRun();
        return new Situations(report, results).lines();
    }

    /** The answer to the question that the run was made for. */
    public String answer() {
        foot.measured(run.rows(Kind.WARM, Metric.HANDLER));
        foot.measured(run.rows(Kind.COLD, Metric.COLD));
        return report.answer();
    }

    /** The tool that compiled the run's Java executables. */
    public String nativeImage() {
        return run.nativeImage().map(version -> "made by " + version + ".").orElse("none in this run.");
    }

    /** How much of the total bill depends on the choice. */
    public String wholeBill() {
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        return BillFindings.wholeBillInFull(report.bestKnown().compared(), run.rows(Kind.WARM, BillInterval.INHERITED));
    }

    /** How much switching from one variant to another changes the total bill, or that the run lacks one of them. */
    public String billBetween(String one, String other) {
        List<Cost> two =
                report.compared().stream().filter(cost -> List.of(one, other).contains(cost.variant())).toList();
        if (two.size() < 2) return "This run can't compare the bills of " + one + " and " + other + ".";
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        return BillFindings.between(two.getFirst(), two.getLast(), run.rows(Kind.WARM, BillInterval.INHERITED));
    }

    /** How much of the most expensive variant's total bill is not charged by Lambda. */
    public String alike() {
        WholeBill highest =
                report.bestKnown().compared().stream().map(Cost::whole).max(comparingDouble(WholeBill::usd))
                        .orElseThrow();
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        return Findings.percent(highest.alikeUsd() / highest.usd());
    }

    /**
     * After how many calls the switch from one variant to another has paid off; {@link #breakEven()} if the run lacks
     * one of them.
     */
    public String breakEven(String one, String other) {
        return report.development().breakEven(one, other).map(repaid -> {
            foot.measured(run.rows(Kind.WARM, Metric.BILLED));
            return repaid;
        }).orElseGet(this::breakEven);
    }

    /** After how many calls the switch from the most expensive to the cheapest variant has paid off. */
    public String breakEven() {
        foot.measured(run.rows(Kind.WARM, Metric.BILLED));
        String repaid = report.development().breakEven();
        return repaid.isEmpty() ? "This run has only one variant, so there is nothing to compare." : repaid;
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

    /** What it takes to develop the given variants, without those that the run didn't build. */
    public List<DevelopmentTable.Line> development(List<String> variants) {
        foot.ofTheRun();
        return report.development().lines().stream().filter(line -> variants.contains(line.variant())).toList();
    }

    /** How close this run's ratios are to those measured on AWS. */
    public String besideAws() {
        foot.ofTheRun();
        return report.besideAws();
    }

    /** How many requests, objects and items the lab counted, and whether any were lost. */
    public String counts() {
        foot.ofTheRun();
        return run.reconcile()
                .map(counts -> "The lab counted %,d requests, %,d objects, and %,d items: %s".formatted(
                        counts.total().sent(), counts.total().objects(), counts.total().items(),
                        counts.nothingLost() ? "nothing was lost"
                                : "some differences are unexplained (see the report)"))
                .orElse("This run has no counts");
    }

    public String limits() {
        foot.ofTheRun();
        return run.place().limits().describe();
    }

    public String command() {
        return run.record().command();
    }

    /** Where the figures come from, in words for the presenter. */
    public String origin() {
        foot.ofTheRun();
        return run.folder().getFileName().toString().equals("reference")
                ? "These figures come from the run that is committed with this deck. You can measure your "
                        + "own figures."
                : "I measured these figures myself, on the machine named at the foot of each slide. You can measure "
                        + "your own figures.";
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
                        "this run has no figure for %s at %s (start: %s, metric: %s)".formatted(variant,
                                new MemorySize(run.reference()), start, metric.label()),
                        "Check run.has first and show run.lacks, or measure the variant: ./jbang race --variants "
                                + variant));
        foot.measured(List.of(row));
        return row;
    }

    /** The rows of those variants that the run has. */
    List<Row> rows(List<String> variants, Kind start, Metric metric) {
        List<Row> rows = run.referenceRows(start, metric).stream()
                .filter(row -> variants.contains(row.variant())).toList();
        if (rows.isEmpty())
            throw new Problem(
                    "this run has no figures for %s (start: %s, metric: %s)".formatted(String.join(", ", variants),
                            start, metric.label()),
                    "Check run.has first, or measure the variants: ./jbang race --variants "
                            + String.join(",", variants));
        foot.measured(rows);
        return rows;
    }

    private Cost cost(String variant) {
        row(variant, Kind.WARM, Metric.BILLED);
        return report.costs().find(variant, run.reference()).orElseThrow();
    }
}
