package lab.report;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;
import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.ColumnData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.cost.Goal;
import lab.published.AwsOpinion;
import lab.published.PublishedRestoreBand;
import lab.run.Run;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Place;
import lab.run.record.Profile;
import lab.run.record.Reconcile;
import lab.run.record.RequestTally;
import lab.run.record.RunRecord;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** The table a race ends with: one line per variant and memory size, at most 100 columns wide. */
public final class ComparisonTable {

    private final Run run;
    private final Goal goal;
    private final List<ComparisonLine> lines = new ArrayList<>();

    /** @param goal whose verdict stands at the end of each line */
    public ComparisonTable(Run run, Goal goal) {
        this.run = run;
        this.goal = goal;
        List<Integer> sizes = run.record().plan().cells().stream().map(Cell::memoryMb).distinct()
                .sorted(Comparator.reverseOrder()).toList();
        for (int memoryMb : sizes)
            run.record().variants().forEach((variant, built) -> lines.add(new ComparisonLine(variant, memoryMb,
                    built.artifactBytes(), run.summary(), cells(variant, memoryMb))));
    }

    private List<CellRecord> cells(String variant, int memoryMb) {
        return run.cells().stream().filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb)
                .toList();
    }

    /** The table. Times in ms, artifact as uploaded (zipped). */
    public String text() {
        boolean yardstick = lines.stream().anyMatch(line -> line.variant().equals(Run.YARDSTICK));
        Profile profile = run.record().plan().profile();
        String later = profile.fresh() ? "calls\n" + profile.laterCalls() : "warm\np50";
        List<ColumnData<ComparisonLine>> columns = new ArrayList<>(List.of(
                column("", LEFT, ComparisonLine::variant),
                column("MB", RIGHT, line -> line.memoryMb() == 0 ? "∞" : "" + line.memoryMb()),
                column("cold\np50", RIGHT, line -> line.value(Kind.COLD, Metric.COLD, Row::p50)),
                column("cold\nmax (n)", RIGHT, line -> line.withN(Kind.COLD, Metric.COLD, Row::max))));
        if (profile.fresh())
            columns.add(column("calls\n" + profile.firstCalls(), RIGHT,
                    line -> line.value(Kind.WARM, Metric.EARLY, Row::p50)));
        columns.addAll(List.of(column(later, RIGHT, line -> line.value(Kind.WARM, Metric.HANDLER, Row::p50)),
                column("their\np95 (n)", RIGHT, line -> line.p95(Kind.WARM, Metric.HANDLER)),
                column("peak\nMB", RIGHT, ComparisonLine::peak),
                column(yardstick ? "× Python\ncold | warm" : "", RIGHT, yardstick ? this::ratios : _ -> ""),
                column("goal", LEFT, line -> line.verdict(goal)),
                column("cold:\nAWS", LEFT, this::aws),
                column("", LEFT, ComparisonLine::marks)));
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, columns);
    }

    /** Whether published cold starts of such a variant on AWS agree; a run on AWS needs no opinion. */
    private String aws(ComparisonLine line) {
        if (!run.place().modelled() || line.row(Kind.COLD, Metric.COLD).isEmpty()) return "";
        return AwsOpinion.of(run, line.variant(), line.memoryMb()).word().toString();
    }

    /** What you need to know to read the table, one sentence per line; the counts and what was left out come last. */
    public List<String> notes() {
        Place place = run.record().place();
        List<String> notes = new ArrayList<>(errors());
        notes.addAll(place.notes());
        notes.add("Goal: " + goal
                + ". The verdict compares the goal with 95 % intervals, in which each execution environment is one "
                + "sample.");
        notes.addAll(ComparisonLine.open(lines, goal));
        notes.add(("All times come from the platform clock. \"cold\" is Init Duration (or %s) plus the Duration of "
                + "the first invocation; \"%s\" is the median Duration of the handler.")
                .formatted(place.restore(), run.record().plan().profile().fresh() ? "calls" : "warm"));
        PublishedRestoreBand.sentence(run.restores()).ifPresent(notes::add);
        notes.add(
                "A p95 needs 200 samples; with fewer samples, the table shows the maximum. The report has "
                        + "more columns.");
        if (place.modelled())
            notes.add(
                    "The \"cold: AWS\" column shows whether published cold starts of similar variants on AWS agree "
                            + "with this run. The report shows the ratios.");
        notes.addAll(laterRestores());
        smallestDifference().ifPresent(notes::add);
        notes.addAll(accounts());
        return notes;
    }

    /**
     * What a reader of a shorter table needs to know too: errors, where it ran, the counts, and what was left out.
     */
    public List<String> briefNotes() {
        List<String> notes = new ArrayList<>(errors());
        notes.addAll(run.record().place().notes());
        notes.addAll(accounts());
        return notes;
    }

    private List<String> errors() {
        return run.faults().all().stream()
                .map(fault -> "ERRORS: " + fault
                        + ". The table shows no figures and no verdict for this variant and size.")
                .toList();
    }

    private List<String> accounts() {
        List<String> notes = new ArrayList<>();
        run.reconcile().ifPresent(counts -> notes.addAll(counts(counts)));
        CellRecord.clockJump(run.cells()).ifPresent(notes::add);
        notes.addAll(RunRecord.Skipped.lines(run.record().skipped()));
        return notes;
    }

    /** Starts from a snapshot that had been restored before, beside the first ones in the column "cold". */
    private List<String> laterRestores() {
        return lines.stream().flatMap(line -> line.row(Kind.COLD, Metric.LATER).stream())
                .map(row -> ("Later restores of %s at %d MB: "
                        + "p50 %s ms, max %s ms (n = %d). The cold columns show first restores, each of a new version.")
                        .formatted(row.variant(),
                                row.memoryMb(), ComparisonLine.number(row.p50()), ComparisonLine.number(row.max()),
                                row.n()))
                .toList();
    }

    /** The smallest difference that this run can detect: of all comparisons with the yardstick, the worst. */
    private Optional<String> smallestDifference() {
        List<String> parts = new ArrayList<>();
        for (Metric metric : List.of(Metric.COLD, Metric.HANDLER))
            run.summary().smallestDifference(Run.YARDSTICK, start(metric), metric)
                    .ifPresent(worst -> parts.add("%s %.0f %%".formatted(start(metric), Math.ceil(worst * 100))));
        return parts.isEmpty() ? Optional.empty()
                : Optional.of("Smallest difference from Python that this run can detect with 80 % power: "
                        + String.join(", ", parts) + ".");
    }

    private static List<String> counts(Reconcile reconcile) {
        RequestTally total = reconcile.total();
        List<String> notes = new ArrayList<>();
        String stored = total.storing() == 0 && total.succeeded() > 0
                ? "%d succeeded; this run doesn't count what they stored.".formatted(total.succeeded())
                : "%d succeeded = %d objects = %d items.".formatted(total.storing(), total.objects(), total.items());
        notes.add("Counts: %d requests = %d REPORT lines + %d throttled + %d never delivered; %s".formatted(
                total.sent(), total.platform().reported(), total.platform().throttled(),
                total.platform().undelivered(), stored));
        reconcile.unexplained().forEach(
                (visit, faults) -> faults.forEach(fault -> notes.add("LOST in visit " + visit + ": " + fault)));
        return notes;
    }

    private String ratios(ComparisonLine line) {
        return yardstick(line)
                .map(python -> times(line, python, Metric.COLD) + " | " + times(line, python, Metric.HANDLER))
                .orElse("–");
    }

    /** A ratio that chance explains carries a question mark. */
    private static String times(ComparisonLine line, ComparisonLine python, Metric metric) {
        double ratio = line.median(start(metric), metric) / python.median(start(metric), metric);
        if (Double.isNaN(ratio)) return "–";
        boolean told = line.variant().equals(Run.YARDSTICK) || line.row(start(metric), metric)
                .flatMap(a -> python.row(start(metric), metric).map(a::over)).map(Interval::tellsApart).orElse(false);
        return ComparisonLine.number(ratio) + (told ? "" : "?");
    }

    private Optional<ComparisonLine> yardstick(ComparisonLine line) {
        return lines.stream()
                .filter(other -> other.variant().equals(Run.YARDSTICK) && other.memoryMb() == line.memoryMb())
                .findFirst();
    }

    private static Kind start(Metric metric) {
        return metric == Metric.COLD ? Kind.COLD : Kind.WARM;
    }
}
