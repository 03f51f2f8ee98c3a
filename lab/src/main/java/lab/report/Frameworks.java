package lab.report;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.Findings;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.published.PublishedFrameworks;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Java's frameworks beside plain Java in one run, and beside AWS's comparison of 2023. */
public record Frameworks(Run run) {

    /** The committed run, in {@code results/}. */
    private static final String FOLDER = "frameworks";
    private static final List<String> NAMES = List.of("Spring Boot", "Quarkus", "Micronaut");

    private enum Way {
        PLAIN("", "java-tuned", "plain", "managed"),
        SNAPSTART("-snapstart", "java-snapstart", "SnapStart", ""),
        PRIMED("-snapstart-primed", "java-snapstart-primed", "SnapStart, primed", "SnapStart (primed)");

        private final String ending, without, title, published;

        Way(String ending, String without, String title, String published) {
            this.ending = ending;
            this.without = without;
            this.title = title;
            this.published = published;
        }
    }

    /**
     * One framework at one memory size, medians; in brackets how many times plain Java's, ≈ if that is within chance.
     *
     * @param primed with SnapStart
     * @param warm   without SnapStart
     * @param aws    AWS's cold start of 2023; {@code awsPrimed} the same with SnapStart
     */
    public record Line(String name, String plain, String snapstart, String primed, String warm, String aws,
            String awsPrimed) {}

    /** The committed run of a checkout; empty as long as there is none. */
    public static Optional<Frameworks> committed(Path results) {
        Path folder = results.resolve(FOLDER);
        return Files.exists(folder.resolve(RunFolder.SUMMARY)) ? Optional.of(new Frameworks(Run.open(folder)))
                : Optional.empty();
    }

    /**
     * Which frameworks' cold starts take longer than plain Java's, and how many times as long, at the run's smallest
     * size.
     */
    public String finding() {
        int memoryMb = run.sizes().getFirst();
        record Longer(String name, double times) {}
        List<Longer> longer = NAMES.stream()
                .flatMap(name -> cold(name, Way.PLAIN, memoryMb).stream()
                        .flatMap(row -> without(Way.PLAIN, row).stream()
                                .filter(plain -> !Findings.tied(row, plain) && row.p50() > plain.p50())
                                .map(plain -> new Longer(name, row.p50() / plain.p50()))))
                .sorted(Comparator.comparingDouble(Longer::times).reversed()).toList();
        if (longer.isEmpty()) return "No framework makes plain Java's cold start measurably longer";
        return "Cold starts: " + longer.stream().map(one -> one.name() + " ×" + Findings.times(one.times()))
                .collect(joining(", "));
    }

    /** What primed SnapStart does for Spring Boot's cold start at the smallest size; empty if that was not measured. */
    public Optional<String> springPrimed() {
        String spring = NAMES.getFirst();
        return cold(spring, Way.PLAIN, run.sizes().getFirst())
                .flatMap(plain -> cold(spring, Way.PRIMED, run.sizes().getFirst()).map(primed -> "Primed SnapStart: "
                        + (Findings.tied(plain, primed) ? Findings.NO_DIFFERENCE
                                : "%s, not %s".formatted(new Millis(primed.p50()), new Millis(plain.p50())))));
    }

    /** The frameworks, then plain Java. */
    public List<Line> lines(int memoryMb) {
        return Stream.concat(NAMES.stream(), Stream.of("")).map(name -> new Line(name.isEmpty() ? "no framework" : name,
                value(name, Way.PLAIN, memoryMb, Kind.COLD, Metric.COLD),
                value(name, Way.SNAPSTART, memoryMb, Kind.COLD, Metric.COLD),
                value(name, Way.PRIMED, memoryMb, Kind.COLD, Metric.COLD),
                value(name, Way.PLAIN, memoryMb, Kind.WARM, Metric.HANDLER), aws(name, Way.PLAIN),
                aws(name, Way.PRIMED)))
                .toList();
    }

    /** For a page: a table for each memory size. */
    public String markdown() {
        List<String> tables = new ArrayList<>();
        for (int memoryMb : run.sizes())
            tables.add("""
                    **%s**

                    | | %s | warm call, plain | AWS 2023: plain | AWS 2023: SnapStart, primed |
                    |---|%s---:|---:|---:|
                    %s
                    """.formatted(new MemorySize(memoryMb),
                    Stream.of(Way.values()).map(way -> "cold start, " + way.title).collect(joining(" | ")),
                    "---:|".repeat(Way.values().length),
                    lines(memoryMb).stream().map(line -> "| " + String.join(" | ", line.name(), line.plain(),
                            line.snapstart(), line.primed(), line.warm(), line.aws(), line.awsPrimed()) + " |")
                            .collect(joining("\n"))));
        return "**" + finding() + "** (at " + new MemorySize(run.sizes().getFirst()) + ").\n\n"
                + String.join("\n", tables) + "\n*Medians in ms" + n()
                + ". Factors in brackets compare a framework "
                + "with no framework; ≈ means that this run can't distinguish the two. Local: " + run.conditions()
                + ", `" + run.record().command() + "`. AWS: cold starts of a different function on Java 17, from "
                + PublishedFrameworks.cited() + ".*\n";
    }

    private String n() {
        return run.rows(Kind.COLD, Metric.COLD).stream().mapToLong(Row::n).min().stream()
                .mapToObj(n -> " of at least n = " + n + " cold starts").collect(joining());
    }

    private String value(String name, Way way, int memoryMb, Kind start, Metric metric) {
        Optional<Row> row = row(variant(name, way), memoryMb, start, metric);
        if (row.isEmpty()) return "–";
        String compared = name.isEmpty() ? ""
                : without(way, row.get()).map(plain -> Findings.tied(row.get(), plain) ? " (≈)"
                        : " (×" + Findings.times(row.get().p50() / plain.p50()) + ")").orElse("");
        return ComparisonLine.number(row.get().p50()) + compared;
    }

    private static String aws(String name, Way way) {
        return PublishedFrameworks.coldMs(name + " " + way.published)
                .map(ms -> ComparisonLine.number(Double.parseDouble(ms))).orElse("–");
    }

    private Optional<Row> cold(String name, Way way, int memoryMb) {
        return row(variant(name, way), memoryMb, Kind.COLD, Metric.COLD);
    }

    private static String variant(String name, Way way) {
        return name.isEmpty() ? way.without
                : "java-" + name.replace(" Boot", "").toLowerCase(Locale.ROOT) + way.ending;
    }

    /** The same figure without a framework. */
    private Optional<Row> without(Way way, Row row) {
        return row(way.without, row.memoryMb(), row.start(), row.metric());
    }

    private Optional<Row> row(String variant, int memoryMb, Kind start, Metric metric) {
        return run.summary().row(variant, memoryMb, start, metric).filter(row -> row.n() > 0);
    }
}
