package lab.deck;

import static java.util.Comparator.comparingDouble;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.chart.BillFindings;
import lab.chart.Findings;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.Millis;
import lab.cost.Usd;
import lab.report.Frameworks;
import lab.report.JavaWays;
import lab.report.RunReport;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** What a Java developer should choose in usual situations, as far as the run shows it, and what to verify on AWS. */
public record Situations(RunReport report, Path results) {

    /** The way that needs nothing but a JAR. */
    private static final String PLAIN = "java-jvm";
    private static final String UNKNOWN = "not measured here";

    /** One situation; {@code choose} is generated, the other texts are not. */
    public record Line(String situation, String choose, String verify) {}

    List<Line> lines() {
        JavaWays ways = report.javaWays();
        return List.of(new Line("Synchronous API: a user waits", api(ways), "p95, cold starts"),
                new Line("Queue worker: nobody waits", queue(ways), "bill, memory size"),
                new Line("Bursty: many cold starts", bursty(ways), "INIT or restore in a burst"),
                new Line("Existing Spring service", spring(), "restore time, shared state"));
    }

    private static String api(JavaWays ways) {
        Optional<JavaWays.Way> best = ways.ways().stream().findFirst();
        if (best.isEmpty()) return UNKNOWN;
        return switch (best.get().verdict()) {
            case "yes" -> best.get().variant() + ", " + best.get().size();
            case "no" -> ways.other().map(cost -> "not Java, but " + cost.variant())
                    .orElse("nothing here is fast enough");
            default -> "can't tell: " + best.get().variant() + best.get().settles().replaceFirst(":", ",");
        };
    }

    /** The plain way, with what it adds to the lowest bill. */
    private String queue(JavaWays ways) {
        List<Cost> java = report.costs().all().stream().filter(cost -> ways.java(cost.variant()))
                .sorted(comparingDouble(cost -> cost.lambda().usd())).toList();
        Optional<Cost> plain = java.stream().filter(cost -> cost.variant().equals(PLAIN)).findFirst();
        if (plain.isEmpty()) return java.isEmpty() ? UNKNOWN : java.getFirst().variant() + ": lowest bill";
        Cost lowest = java.getFirst();
        if (BillFindings.tied(plain.get(), lowest, report.run().rows(Kind.WARM, BillInterval.INHERITED)))
            return PLAIN + ": no bill is measurably lower";
        return "%s, for %s more than %s".formatted(PLAIN,
                new Usd(plain.get().lambda().usd() - lowest.lambda().usd()), lowest.variant());
    }

    private String bursty(JavaWays ways) {
        List<Row> java = cold().stream().filter(row -> ways.java(row.variant()))
                .sorted(comparingDouble(Row::p50)).toList();
        if (java.isEmpty()) return UNKNOWN;
        List<String> first =
                java.stream().filter(row -> row == java.getFirst() || Findings.tied(row, java.getFirst()))
                        .map(Row::variant).toList();
        return first.size() > 2 ? "can't tell: %d are alike".formatted(first.size())
                : "%s: cold in %s".formatted(String.join(" or ", first), new Millis(java.getFirst().p50()));
    }

    /** From the run of the frameworks if there is one, else from what priming does for plain Java. */
    private String spring() {
        Optional<String> known = Frameworks.committed(results).flatMap(Frameworks::springPrimed);
        if (known.isPresent()) return known.get();
        Optional<Row> plain = cold(PLAIN);
        Optional<Row> primed = cold().stream().filter(row -> row.variant().matches("java-snapstart.*-primed"))
                .min(comparingDouble(Row::p50));
        if (plain.isEmpty() || primed.isEmpty()) return "SnapStart, primed: " + UNKNOWN;
        return "SnapStart, primed: " + (Findings.tied(plain.get(), primed.get()) ? Findings.NO_DIFFERENCE
                : plain.get().p50() < primed.get().p50() ? "slower here"
                        : Findings.times(plain.get().p50() / primed.get().p50()) + " times faster cold");
    }

    private Optional<Row> cold(String variant) {
        return cold().stream().filter(row -> row.variant().equals(variant)).findFirst();
    }

    private List<Row> cold() {
        return report.run().referenceRows(Kind.COLD, Metric.COLD);
    }
}
