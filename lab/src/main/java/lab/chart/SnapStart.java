package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lab.cost.MemorySize;
import lab.published.PublishedRestoreBand;
import lab.run.Run;
import lab.run.record.Cell;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * What SnapStart does to a cold start, step by step: the restore and the first invocation apart, and the CPU time until
 * the first answer.
 */
public final class SnapStart {

    public static final String NAME = "snapstart", WHY = "snapstart-why";
    /** The steps of the story, in its order. */
    public static final List<String> STEPS = List.of("java-jvm", "java-snapstart", "java-snapstart-c1",
            "java-snapstart-primed", "java-snapstart-c1-primed");
    private static final String PLAIN = STEPS.getFirst(), ALONE = STEPS.get(1), C1 = STEPS.get(2);
    private static final String ON_AWS = "published, on AWS";

    private SnapStart() {}

    /** INIT or restore at the left, the first invocation at the right; empty without SnapStart and the plain JVM. */
    static Optional<Picture> bars(Run run) {
        List<Row> before = steps(run, Metric.INIT), first = steps(run, Metric.FIRST), cold = steps(run, Metric.COLD);
        if (!tells(cold) || before.size() != cold.size() || first.size() != cold.size()) return Optional.empty();
        List<String> rows = new ArrayList<>(cold.stream().map(Row::variant).toList());
        PublishedRestoreBand aws = PublishedRestoreBand.read();
        boolean beside = run.place().modelled();
        if (beside) rows.add(ON_AWS);
        Panel left = panel("INIT or restore", rows, before, Math.max(max(before), beside ? aws.high() : 0)),
                right = panel("first invocation", rows, first, max(first));
        if (beside) {
            int y = 1 - rows.size();
            left.add(new Mark.Bar(new Ink.Part(2), 1, aws.low(), y - 0.33, aws.high(), y + 0.33));
            left.add(new Mark.Value(new Ink.Text(), "%s–%s".formatted(number(aws.low()), number(aws.high())),
                    aws.high(), y));
        }
        return Optional.of(new Picture(NAME,
                new Words(title(cold), "Medians at " + new MemorySize(run.reference()) + " in ms (platform clock)"
                        + (beside ? ". Restores are local (CRIU), except in the last row."
                                : ""),
                        run.caption(Counts.of(cold, "cold starts"))),
                List.of(left, right), 1.75 * rows.size()));
    }

    /**
     * CPU time until the first answer after a restore, all of it in the function's share of a vCPU; empty where the run
     * does not know it. The plain JVM is left out: it does most of its work in INIT, which has a whole vCPU.
     */
    static Optional<Picture> cpu(Run run) {
        List<Row> all = steps(run, Metric.CPU);
        if (!tells(all)) return Optional.empty();
        List<Row> cpu = all.stream().filter(row -> !row.variant().equals(PLAIN)).toList();
        return Optional.of(new Picture(WHY,
                new Words(why(cpu, run.reference()), "Median CPU time from the restore to the first response at "
                        + new MemorySize(run.reference()) + ", in ms", run.caption(Counts.of(cpu, "cold starts"))),
                List.of(panel("", cpu.stream().map(Row::variant).toList(), cpu, max(cpu))), 1.9 * cpu.size()));
    }

    /** The same from cold starts that were taken apart; empty if they lack the plain JVM or SnapStart. */
    public static Optional<Picture> why(TakenApart apart) {
        List<CauseBars.Bar> bars = apart.bars().stream().filter(bar -> STEPS.contains(bar.variant()))
                .sorted(Comparator.comparingInt(bar -> STEPS.indexOf(bar.variant()))).toList();
        if (bars.stream().noneMatch(bar -> bar.variant().equals(ALONE))) return Optional.empty();
        Picture all = apart.picture();
        CauseBars.Bar alone = bars.stream().filter(bar -> bar.variant().equals(ALONE)).findFirst().orElseThrow();
        Map.Entry<Cause, Double> most = alone.largest();
        return Optional.of(CauseBars.onSlide(WHY, bars,
                Findings.fit("Why: %s of SnapStart's cold start is %s".formatted(
                        Findings.percent(most.getValue() / alone.total()), most.getKey().label())),
                all.words().subtitle(), all.words().caption()));
    }

    /** Whether SnapStart alone made the cold start longer or shorter, and how C1 and priming change this. */
    static String title(List<Row> cold) {
        Row plain = of(cold, PLAIN), alone = of(cold, ALONE), best = Findings.byMedian(cold).getFirst();
        String than = " the plain JVM", found;
        if (Findings.tied(plain, alone)) found = "SnapStart alone makes " + Findings.NO_DIFFERENCE;
        else if (alone.p50() > plain.p50())
            found = "It got worse: SnapStart alone takes %s times as long".formatted(
                    Findings.times(alone.p50() / plain.p50()));
        else found = "SnapStart alone starts %s times faster".formatted(Findings.times(plain.p50() / alone.p50()));
        if (!best.variant().endsWith("primed") || Findings.tied(best, plain)) return Findings.fit(found);
        String primed = "; primed, it is %s times faster".formatted(Findings.times(plain.p50() / best.p50()));
        String brief = found.replace("It got worse: ", "") + primed;
        return Findings.fit(found + primed + " than" + than, found + primed, brief,
                brief.replace(" takes", ":").replace("primed, it is", "primed:"), found);
    }

    /** How much CPU time the first answer takes, and how much of a vCPU it has for that. */
    private static String why(List<Row> cpu, int memoryMb) {
        Row alone = of(cpu, ALONE);
        Optional<Row> c1 = cpu.stream().filter(row -> row.variant().equals(C1)).findFirst();
        String needs = "Why: SnapStart needs %s ms of CPU".formatted(number(alone.p50())),
                has = memoryMb == 0 ? ""
                        : String.format(Locale.ROOT, " at %.2f vCPU", (double) memoryMb / Cell.ONE_VCPU_MB);
        if (c1.isEmpty()) return Findings.fit(needs + has);
        return Findings.tied(alone, c1.get())
                ? Findings.fit(needs + has + "; C1 makes " + Findings.NO_DIFFERENCE, needs + has)
                : Findings.fit(needs + has + ", %s ms with C1".formatted(number(c1.get().p50())), needs + has);
    }

    private static boolean tells(List<Row> rows) {
        return rows.stream().map(Row::variant).toList().containsAll(List.of(PLAIN, ALONE));
    }

    private static Panel panel(String title, List<String> names, List<Row> rows, double max) {
        Panel panel = Panel.rows(title, Axis.fromZero("ms", max, 3, Axis::plain), names);
        for (Row row : rows) {
            int y = -names.indexOf(row.variant());
            panel.add(new Mark.Bar(new Ink.Variant(row.variant()), 0.85, 0, y - 0.33, row.p50(), y + 0.33));
            panel.add(new Mark.Value(new Ink.Text(), number(row.p50()), row.p50(), y));
        }
        return panel;
    }

    private static String number(double ms) {
        return String.format(Locale.ROOT, "%,.0f", ms);
    }

    private static List<Row> steps(Run run, Metric metric) {
        List<Row> rows = run.referenceRows(Kind.COLD, metric);
        return STEPS.stream().flatMap(step -> rows.stream().filter(row -> row.variant().equals(step))).toList();
    }

    private static Row of(List<Row> rows, String variant) {
        return rows.stream().filter(row -> row.variant().equals(variant)).findFirst().orElseThrow();
    }

    private static double max(List<Row> rows) {
        return rows.stream().mapToDouble(Row::p50).max().orElseThrow();
    }
}
