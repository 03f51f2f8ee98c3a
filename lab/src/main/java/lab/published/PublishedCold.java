package lab.published;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lab.run.record.Architecture;
import lab.run.summary.Metric;
import tech.tablesaw.api.Row;

/**
 * One cold start of somebody's function on AWS.
 *
 * @param group    figures that may be divided by each other: the same function of the same source, e.g. a framework
 * @param memoryMb 0 where it was not stated
 * @param metric   what it is compared with in a run: the cold start, or what is billed for it
 * @param ms       median
 * @param n        number of samples, as it was stated
 */
public record PublishedCold(
        VariantKind kind, PublishedSource source, String group, int memoryMb, Metric metric, double ms, String n) {

    private static final Map<String, VariantKind> LAMBDA_PERF = Map.of("python313", VariantKind.PYTHON, "java25",
            VariantKind.PLAIN_JVM, "graalvm_java23_on_provided_al2023", VariantKind.NATIVE,
            "rust_on_provided_al2023", VariantKind.RUST, "go_on_provided_al2023", VariantKind.GO);
    private static final Map<String, VariantKind> COLD_BENCH = Map.of("java-jvm", VariantKind.PLAIN_JVM,
            "java-jvm-snapstart", VariantKind.SNAPSTART, "java-jvm-snapstart-primed", VariantKind.SNAPSTART_PRIMED,
            "java-native", VariantKind.NATIVE);
    private static final Map<String, VariantKind> GUIDE = Map.of("none", VariantKind.PLAIN_JVM, "snapstart",
            VariantKind.SNAPSTART, "snapstart primed (classes)", VariantKind.SNAPSTART_PRIMED);

    /** They do not change while a program runs. */
    private static final Map<Architecture, List<PublishedCold>> READ = new ConcurrentHashMap<>();

    /**
     * All published cold starts. Of hello worlds that were measured on both processors, only those for the run's
     * processor.
     */
    static List<PublishedCold> all(Architecture architecture) {
        return READ.computeIfAbsent(architecture, PublishedCold::read);
    }

    private static List<PublishedCold> read(Architecture architecture) {
        return Stream.of(hello(architecture), helloSnapStart(), coldBench(), samples(), talk(), primingGuide())
                .flatMap(each -> each).toList();
    }

    private static Stream<PublishedCold> hello(Architecture architecture) {
        String arch = architecture == Architecture.X86 ? "x86_64" : "arm64";
        return rows("lambda-perf-spread.csv")
                .filter(row -> row.getString("period").equals("2026") && row.getString("arch").equals(arch)
                        && LAMBDA_PERF.containsKey(row.getString("runtime")))
                .map(row -> new PublishedCold(LAMBDA_PERF.get(row.getString("runtime")), PublishedSource.HELLO,
                        "hello world",
                        memoryMb(row), Metric.COLD,
                        number(row, "init_median_of_days_ms") + number(row, "first_call_median_of_days_ms"),
                        row.getString("days") + " days"));
    }

    private static Stream<PublishedCold> helloSnapStart() {
        return rows("lambda-perf-snapstart-last.csv")
                .filter(row -> row.getString("display_name").startsWith("java21")
                        && row.getString("arch").equals("x86_64") && row.getString("packaging").equals("zip"))
                .map(row -> new PublishedCold(
                        row.getString("display_name").endsWith("snapstart") ? VariantKind.SNAPSTART
                                : VariantKind.PLAIN_JVM,
                        PublishedSource.HELLO_SNAPSTART, "hello world on Java 21", memoryMb(row), Metric.COLD,
                        number(row, "p50_ms") + number(row, "duration_avg_ms"), row.getString("cold_starts")));
    }

    private static Stream<PublishedCold> coldBench() {
        return rows("kisoft-java25-1k.csv")
                .filter(row -> row.getString("mode").equals("cold") && COLD_BENCH.containsKey(row.getString("runtime")))
                .map(row -> new PublishedCold(COLD_BENCH.get(row.getString("runtime")), PublishedSource.COLD_BENCH,
                        "Quarkus on arm64", memoryMb(row), Metric.BILLED, number(row, "billed_p50_ms"),
                        row.getString("n")));
    }

    /** The frameworks' rows are named {@code Quarkus managed}, {@code Quarkus SnapStart (primed)}, and so on. */
    private static Stream<PublishedCold> samples() {
        return rows("aws-samples-published.csv").map(row -> {
            String name = row.getString("variant");
            VariantKind kind = name.endsWith("managed") ? VariantKind.PLAIN_JVM
                    : name.contains("SnapStart") ? VariantKind.SNAPSTART_PRIMED
                            : name.contains("GraalVM") ? VariantKind.NATIVE : VariantKind.RUST;
            String repository = row.getString("source").replaceFirst("^aws-samples/(\\S+) .*$", "$1");
            return new PublishedCold(kind, PublishedSource.samples(repository, row.getString("source_date")),
                    name.replaceFirst(" (managed|SnapStart|GraalVM).*$", ""), memoryMb(row), Metric.COLD,
                    number(row, "cold_p50_ms"), row.getString("cold_n").isEmpty() ? "not given"
                            : row.getString("cold_n"));
        });
    }

    private static Stream<PublishedCold> talk() {
        return TalkCharts.of("cold_start_median").stream()
                .map(point -> new PublishedCold(VariantKind.of(point.language()).orElseThrow(), PublishedSource.TALK,
                        "the talk's function", point.memoryMb(), Metric.COLD, point.value(), "not given"));
    }

    /** Restore or INIT and first call are two rows of one call each. */
    private static Stream<PublishedCold> primingGuide() {
        return GUIDE.entrySet().stream().map(mode -> new PublishedCold(mode.getValue(), PublishedSource.PRIMING_GUIDE,
                "a small function", 0, Metric.COLD,
                rows("snapstart-published.csv")
                        .filter(row -> row.getString("source").contains("snapstart-priming-guide")
                                && row.getString("mode").equals(mode.getKey()))
                        .mapToDouble(row -> number(row, "p50_ms")).sum(),
                "1"));
    }

    private static Stream<Row> rows(String file) {
        return Publication.read(file).stream();
    }

    private static int memoryMb(Row row) {
        String text = row.getString("memory_mb");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static double number(Row row, String column) {
        return Double.parseDouble(row.getString(column));
    }
}
