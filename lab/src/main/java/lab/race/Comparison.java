package lab.race;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lab.published.PublishedRestoreBand;
import lab.run.Restores;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.RequestTally;
import lab.run.record.RunRecord;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary;

/** The table a race ends with: one line per variant and memory size, at most 100 columns wide. */
public final class Comparison {

    /** What every other variant is compared with. */
    public static final String YARDSTICK = "python";

    private final RaceSession.Outcome outcome;
    private final List<ComparisonLine> lines = new ArrayList<>();

    public Comparison(RaceSession.Outcome outcome) {
        this.outcome = outcome;
        outcome.run().plan().cells().stream().map(Cell::memoryMb).distinct().sorted(Comparator.reverseOrder())
                .forEach(memoryMb -> outcome.run().variants().forEach((variant,
                        built) -> lines.add(new ComparisonLine(variant, memoryMb, built.artifactBytes(),
                                outcome.summary(),
                                outcome.cells().stream()
                                        .filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb)
                                        .toList()))));
    }

    /** The table. Times in ms, artifact as uploaded (zipped). */
    public String text() {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, List.of(
                column("", HorizontalAlign.LEFT, ComparisonLine::variant),
                column("MB", HorizontalAlign.RIGHT, line -> line.memoryMb() == 0 ? "∞" : "" + line.memoryMb()),
                column("cold\np50", HorizontalAlign.RIGHT, line -> line.value("cold", Metric.COLD, Summary.Row::p50)),
                column("cold\nmax (n)", HorizontalAlign.RIGHT,
                        line -> line.withN("cold", Metric.COLD, Summary.Row::max)),
                column("warm\np50", HorizontalAlign.RIGHT,
                        line -> line.value("warm", Metric.HANDLER, Summary.Row::p50)),
                column("warm\np95 (n)", HorizontalAlign.RIGHT, line -> line.p95("warm", Metric.HANDLER)),
                column("client\np95 (n)", HorizontalAlign.RIGHT, line -> line.p95("warm", Metric.CLIENT)),
                column("peak\nMB", HorizontalAlign.RIGHT, ComparisonLine::peak),
                column("CPU\na call", HorizontalAlign.RIGHT, line -> line.value("warm", Metric.CPU, Summary.Row::mean)),
                column("zip\nMB", HorizontalAlign.RIGHT, line -> ComparisonLine.number(line.artifactBytes() / 1e6)),
                column("× Python\ncold | warm", HorizontalAlign.RIGHT, this::ratios),
                column("", HorizontalAlign.LEFT, ComparisonLine::marks)));
    }

    /** What one has to know to read the table, one sentence a line; the counts and whatever was left out come last. */
    public List<String> notes() {
        RunRecord run = outcome.run();
        List<String> notes = new ArrayList<>();
        notes.addAll(run.place().notes());
        notes.add(("Platform's clock: cold = Init (or %s) + first Duration; warm = Duration of the handler. "
                + "k6's clock: client.").formatted(run.place().restore()));
        PublishedRestoreBand.sentence(Restores.of(RunFolder.open(outcome.folder()), run.place())).ifPresent(notes::add);
        notes.add(
                "A p95 needs 200 samples, below that the maximum stands; CPU = CPU-ms, mean; zip = what one uploads.");
        notes.addAll(laterRestores());
        smallestDifference().ifPresent(notes::add);
        RequestTally total = outcome.reconcile().total();
        notes.add(
                ("Counts: %d requests = %d REPORT lines + %d throttled + %d never delivered; "
                        + "%d succeeded = %d objects = %d items.")
                        .formatted(
                                total.sent(), total.platform().reported(), total.platform().throttled(),
                                total.platform().undelivered(), total.storing(), total.objects(), total.items()));
        outcome.reconcile().unexplained().forEach(
                (visit, faults) -> faults.forEach(fault -> notes.add("LOST in visit " + visit + ": " + fault)));
        CellRecord.clockJump(outcome.cells()).ifPresent(notes::add);
        notes.addAll(RunRecord.Skipped.lines(run.skipped()));
        return notes;
    }

    /** Starts from a snapshot that had been restored before, beside the first ones in the column "cold". */
    private List<String> laterRestores() {
        return lines.stream().flatMap(line -> line.row("cold", Metric.LATER).stream()).map(
                row -> ("Later restores of %s at %d MB: p50 %s ms, max %s (%d); the column cold has first restores, "
                        + "each of a new version.")
                        .formatted(row.variant(), row.memoryMb(), ComparisonLine.number(row.p50()),
                                ComparisonLine.number(row.max()), row.n()))
                .toList();
    }

    /**
     * How far two variants must lie apart before this run can tell: the worst of its comparisons with the yardstick.
     */
    private Optional<String> smallestDifference() {
        List<String> parts = new ArrayList<>();
        for (Metric metric : List.of(Metric.COLD, Metric.HANDLER))
            outcome.summary().smallestDifference(YARDSTICK, start(metric), metric)
                    .ifPresent(worst -> parts.add("%s %.0f %%".formatted(start(metric), Math.ceil(worst * 100))));
        return parts.isEmpty() ? Optional.empty()
                : Optional.of("Smallest difference to Python that this run can see: " + String.join(", ", parts)
                        + " (with 80 % power).");
    }

    private String ratios(ComparisonLine line) {
        return yardstick(line)
                .map(python -> times(line, python, Metric.COLD) + " | " + times(line, python, Metric.HANDLER))
                .orElse("–");
    }

    /** A ratio that chance explains carries a question mark. */
    private static String times(ComparisonLine line, ComparisonLine python, Metric metric) {
        double a = line.median(start(metric), metric);
        double b = python.median(start(metric), metric);
        if (Double.isNaN(a / b)) return "–";
        boolean told =
                line.variant().equals(YARDSTICK) || ratio(line, python, metric).map(Interval::tellsApart).orElse(false);
        return ComparisonLine.number(a / b) + (told ? "" : "?");
    }

    private static Optional<Interval> ratio(ComparisonLine line, ComparisonLine python, Metric metric) {
        return line.row(start(metric), metric).flatMap(a -> python.row(start(metric), metric)
                .map(b -> Interval.ofRatio(a.p50(), a.interval(), b.p50(), b.interval())));
    }

    private Optional<ComparisonLine> yardstick(ComparisonLine line) {
        return lines.stream().filter(other -> other.variant().equals(YARDSTICK) && other.memoryMb() == line.memoryMb())
                .findFirst();
    }

    private static String start(Metric metric) {
        return metric == Metric.COLD ? "cold" : "warm";
    }

    private static ColumnData<ComparisonLine> column(String header, HorizontalAlign align,
            Function<ComparisonLine, String> value) {
        return new Column().header(header).headerAlign(align).dataAlign(align).with(value);
    }
}
