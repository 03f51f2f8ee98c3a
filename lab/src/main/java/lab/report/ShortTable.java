package lab.report;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;
import static java.util.stream.Collectors.joining;
import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.ColumnData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.chart.BestKnown;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Usd;
import lab.published.AwsOpinion;
import lab.run.Run;
import lab.run.record.Profile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** The table at the end of a race: the best known variants at one memory size, sorted by cold start. Java is marked. */
public final class ShortTable {

    /** More rows are not read. */
    private static final int MOST = 8;

    private final Run run;
    private final Goal goal;
    private final Costs costs;
    private final int memoryMb;
    private final List<ComparisonLine> lines;
    private final int all;

    ShortTable(Run run, Goal goal, Costs costs) {
        this.run = run;
        this.goal = goal;
        this.costs = costs;
        this.memoryMb = run.reference();
        List<String> present = new ArrayList<>(run.record().variants().keySet());
        this.all = present.size();
        this.lines = BestKnown.of(present, MOST).stream().map(this::line)
                .sorted(Comparator.comparingDouble(line -> order(line))).toList();
    }

    private ComparisonLine line(String variant) {
        return new ComparisonLine(variant, memoryMb, 0, run.summary(), run.cells().stream()
                .filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb).toList());
    }

    private static double order(ComparisonLine line) {
        double cold = line.median(Kind.COLD, Metric.COLD);
        return Double.isNaN(cold) ? Double.MAX_VALUE : cold;
    }

    /** The table, at most 100 columns wide. Times in ms, money in USD for 100 million calls. */
    String text() {
        Profile profile = run.record().plan().profile();
        boolean modelled = run.place().modelled();
        List<ColumnData<ComparisonLine>> columns = new ArrayList<>(List.of(
                column("", LEFT, line -> (BestKnown.java(line.variant()) ? "* " : "  ") + line.variant()),
                column("cold, ms:\nmedian (95 %)", RIGHT, this::cold)));
        if (modelled) {
            columns.add(column("others\non AWS", RIGHT, line -> aws(line).range().replace(" ms", "")));
            columns.add(column("agrees?", LEFT, line -> {
                AwsOpinion opinion = aws(line);
                boolean base = opinion.ratios().isEmpty() && !opinion.range().isEmpty();
                return base ? "" : opinion.word().toString();
            }));
        }
        columns.addAll(List.of(
                column(profile.fresh() ? "calls\n" + profile.laterCalls() : "warm\np50", RIGHT,
                        line -> line.value(Kind.WARM, Metric.HANDLER, Row::p50)),
                column("Lambda\n$/100 M", RIGHT, line -> costs.find(line.variant(), memoryMb).map(Cost::lambda)
                        .map(bill -> new Usd(bill.usd()).toString()).orElse("–")),
                column("goal", LEFT, line -> line.verdict(goal))));
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, columns).lines().map(String::stripTrailing)
                .collect(joining("\n"));
    }

    /** How to read the table: what its columns are, and where the rest is. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("* marks Java variants. All figures are for %d MB, with n = %s cold starts per variant. Goal: %s."
                .formatted(memoryMb, starts(), goal));
        lines.stream().filter(line -> !line.marks().isEmpty())
                .forEach(line -> notes.add(line.variant() + ": " + line.marks() + "."));
        notes.addAll(ComparisonLine.open(lines, goal));
        if (run.place().modelled())
            notes.add("The \"others on AWS\" column shows published cold starts of similar variants with different "
                    + "functions. Our milliseconds are local.");
        notes.add((all > lines.size() ? "For " + (all - lines.size()) + " more variants and more columns"
                : "For more columns") + ", use ./jbang race --wide, ./jbang report --wide, or the report.");
        return notes;
    }

    private String starts() {
        long[] n = lines.stream().flatMap(line -> line.row(Kind.COLD, Metric.COLD).stream())
                .mapToLong(Row::n).sorted().toArray();
        if (n.length == 0) return "0";
        return n[0] == n[n.length - 1] ? "" + n[0] : n[0] + " to " + n[n.length - 1];
    }

    private String cold(ComparisonLine line) {
        String interval = line.row(Kind.COLD, Metric.COLD).map(Row::interval)
                .filter(known -> !Double.isNaN(known.low()))
                .map(known -> " (%s–%s)".formatted(ComparisonLine.number(known.low()),
                        ComparisonLine.number(known.high())))
                .orElse("");
        return line.value(Kind.COLD, Metric.COLD, Row::p50) + interval;
    }

    private AwsOpinion aws(ComparisonLine line) {
        return AwsOpinion.of(run, line.variant(), memoryMb);
    }
}
