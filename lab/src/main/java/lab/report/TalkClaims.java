package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.published.TalkTable;
import lab.run.Run;
import lab.run.record.RunRecord.VariantRecord;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.GapShare;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * What the talk <i>Rust vs Python for AWS Lambda</i> claims, beside a run's own figures. A claim about a ratio holds if
 * the run's 95 % interval lies within it, and fails if the interval lies outside; else the run can't tell.
 */
public record TalkClaims(Run run) {

    /** Where the talk's cost table was measured, and its chart of cold starts. */
    private static final int TALK_MB = 128;
    /** A change below this share counts as flat. */
    private static final double FLAT = 0.10;
    private static final String PYTHON = "python", RUST = "rust";

    /** What the run says about a claim. */
    public enum Verdict {
        AGREE("agree"), DISAGREE("disagree"), CANT_TELL("can't tell");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** Does a ratio's interval lie between two ends? */
        static Verdict within(Interval of, double low, double high) {
            if (Double.isNaN(of.low())) return CANT_TELL;
            return of.low() >= low && of.high() <= high ? AGREE
                    : of.high() < low || of.low() > high ? DISAGREE : CANT_TELL;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** @param talk the claim, and its figure @param here this run's figure with its 95 % interval and size */
    public record Line(String talk, String here, Verdict verdict) {}

    /** A Markdown table with one row for each claim, and beneath it what was measured where. */
    public String markdown() {
        String rows = lines().stream().map(line -> "| %s | %s | **%s** |".formatted(line.talk(), line.here(),
                line.verdict())).collect(Collectors.joining("\n"));
        return "| the talk's claim | this run | verdict |\n|---|---|---|\n" + rows + "\n\n*" + run.conditions()
                + ". The ratios are ratios of medians, with 95 % intervals in brackets.*\n";
    }

    /** The claims in the talk's order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(
                ratio("Rust starts cold faster than Python.", PYTHON, RUST, Kind.COLD, Metric.COLD, 1, Double.MAX_VALUE,
                        any()));
        lines.add(flat());
        lines.add(falls());
        lines.add(ratio("Python’s warm calls take 4.6 times as long as Rust’s, at 128 MB.", PYTHON, RUST, Kind.WARM,
                Metric.HANDLER, 4, 5.2, TALK_MB));
        lines.add(
                ratio("Others promise that Rust is better by 8 to 10 times. (Here: warm calls.)", PYTHON, RUST,
                        Kind.WARM, Metric.HANDLER, 8, 10, any()));
        lines.add(
                ratio("Python costs 3 to 4 times as much as Rust, at 128 MB. (Here: billed duration of a warm call.)",
                        PYTHON, RUST, Kind.WARM, Metric.BILLED, 3, 4, TALK_MB));
        lines.add(ratio("Rust needs less memory.", PYTHON, RUST, Kind.WARM, Metric.PEAK, 1, Double.MAX_VALUE, any()));
        lines.add(
                ratio("Rust is greener. (Here: CPU time of a warm call, as a proxy.)", PYTHON, RUST, Kind.WARM,
                        Metric.CPU,
                        1, Double.MAX_VALUE, any()));
        lines.add(
                ratio("Rust is cheaper. (Here: billed duration of a warm call.)", PYTHON, RUST, Kind.WARM,
                        Metric.BILLED,
                        1, Double.MAX_VALUE, any()));
        TalkTable.of(Prices.published()).lines().forEach(line -> lines.add(price(line)));
        lines.add(hybrid("Python with its hot part in Rust achieves 50 to 70 % of the gain.", "python-rust-work"));
        lines.add(hybrid("Python with its whole core in Rust achieves 50 to 70 % of the gain.", "python-rust"));
        lines.add(smaller());
        return lines;
    }

    private static String text(Interval of) {
        return String.format(Locale.ROOT, "(%s to %s)", Findings.times(of.low()), Findings.times(of.high()));
    }

    /** The talk's size if the run has both variants there, else the size at which the run compares variants. */
    private int any() {
        return row(PYTHON, TALK_MB, Kind.WARM, Metric.HANDLER).isPresent()
                && row(RUST, TALK_MB, Kind.WARM, Metric.HANDLER).isPresent() ? TALK_MB : run.reference();
    }

    private Optional<Row> row(String variant, int memoryMb, Kind start, Metric metric) {
        return run.summary().row(variant, memoryMb, start, metric)
                .filter(row -> row.n() > 0 && !Double.isNaN(row.p50()));
    }

    private Line ratio(String claim, String more, String less, Kind start, Metric metric, double low, double high,
            int memoryMb) {
        Optional<Row> above = row(more, memoryMb, start, metric), below = row(less, memoryMb, start, metric);
        if (above.isEmpty() || below.isEmpty())
            return new Line(claim, "not measured at " + new MemorySize(memoryMb), Verdict.CANT_TELL);
        Interval interval = above.get().over(below.get());
        return new Line(claim, "%s times %s at %s".formatted(Findings.times(above.get().p50() / below.get().p50()),
                text(interval), new MemorySize(memoryMb)), Verdict.within(interval, low, high));
    }

    private Line flat() {
        return change("Rust’s latency is flat from 128 MB up.", RUST, run.sizes().getFirst(), run.sizes().getLast(),
                1 / (1 + FLAT), 1 + FLAT);
    }

    private Line falls() {
        return change("Python’s latency falls steeply until 512 MB.", PYTHON, run.sizes().getFirst(),
                run.sizes().contains(512) ? 512 : run.sizes().getLast(), 1 + FLAT, Double.MAX_VALUE);
    }

    /** How many times as long warm calls take at the smaller size. */
    private Line change(String claim, String variant, int small, int large, double low, double high) {
        Optional<Row> slow = row(variant, small, Kind.WARM, Metric.HANDLER),
                fast = row(variant, large, Kind.WARM, Metric.HANDLER);
        if (small == large || slow.isEmpty() || fast.isEmpty())
            return new Line(claim, "measured at only one size", Verdict.CANT_TELL);
        Interval interval = slow.get().over(fast.get());
        Verdict verdict = Verdict.within(interval, low, high);
        boolean wide = small <= TALK_MB;
        return new Line(claim, "%s at %s, %s at %s; ratio %s %s".formatted(new Millis(slow.get().p50()),
                new MemorySize(small), new Millis(fast.get().p50()), new MemorySize(large),
                Findings.times(slow.get().p50() / fast.get().p50()), text(interval)),
                wide || verdict == Verdict.DISAGREE ? verdict : Verdict.CANT_TELL);
    }

    /** The talk's own arithmetic, calculated again: no run is needed. */
    private static Line price(TalkTable.Line line) {
        return new Line("One %s call of %s at %d MB costs %s.".formatted(line.language(), new Millis(line.durationMs()),
                line.memoryMb(), new Usd(line.printedEach())),
                "%s, calculated from the talk’s own duration and Lambda’s price".formatted(new Usd(line.each())),
                line.slip() ? Verdict.DISAGREE : Verdict.AGREE);
    }

    private Line hybrid(String claim, String hybrid) {
        Figures figures = new Figures(run, Assumptions.usual(run.architecture()));
        List<Estimate> three = List.of(PYTHON, hybrid, RUST).stream()
                .flatMap(variant -> figures.of(variant, run.reference(), Figures.Kind.WARM).stream()).toList();
        if (three.size() < 3) return new Line(claim, "not in this run", Verdict.CANT_TELL);
        return GapShare.of(three.get(0), three.get(1), three.get(2))
                .map(share -> new Line(claim, Hybrids.text(share) + " of the gap between warm medians at "
                        + new MemorySize(run.reference()), Verdict.within(share.share().interval(), 0.5, 0.7)))
                .orElse(new Line(claim, "there is no gap to close", Verdict.CANT_TELL));
    }

    /** The two functions as the talk published them: its Python function contains a web framework. */
    private Line smaller() {
        String claim = "Rust’s artifact is smaller. (Here: both functions as the talk published them.)";
        VariantRecord python = run.record().variants().get("python-talk"),
                rust = run.record().variants().get("rust-talk");
        if (python == null || rust == null) return new Line(claim, "not in this run", Verdict.CANT_TELL);
        return new Line(claim, String.format(Locale.ROOT, "Rust %.1f MB, Python %.1f MB", rust.artifactBytes() / 1e6,
                python.artifactBytes() / 1e6),
                rust.artifactBytes() < python.artifactBytes() ? Verdict.AGREE : Verdict.DISAGREE);
    }
}
