package lab.published;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What others published about SnapStart on AWS, side by side, because their figures contradict each other. */
public final class PublishedRestores {

    private static final String RESTORE = "Restore Duration";

    private PublishedRestores() {}

    /** Somebody's measurements: who, and under which circumstances; the address may be unknown. */
    private record Source(String name, String url, String circumstances) {

        String linked() {
            return url.isEmpty() ? name : "[" + name + "](" + url + ")";
        }
    }

    /** One figure, its numbers as they were published. */
    private record Line(Source source, String function, String what, String memoryMb, String n, String ms) {}

    /** One line per figure, as Markdown; every number is from the files under {@code published}. */
    public static String markdown() {
        List<String> lines = new ArrayList<>(
                List.of("| source | function | what | memory, MB | n | p50, ms |", "|---|---|---|---:|---:|---:|"));
        all().forEach(line -> lines.add("| %s, %s | %s | %s | %s | %s | %s |".formatted(line.source().linked(),
                line.source().circumstances(), line.function(), line.what(), line.memoryMb(), line.n(), line.ms())));
        return String.join("\n", lines);
    }

    /** AWS's own Restore Durations at one memory size. */
    public static Table restores(int memoryMb) {
        List<Line> lines =
                all().filter(line -> line.what().equals(RESTORE) && line.memoryMb().equals("" + memoryMb)).toList();
        return Table.create("Restore Duration on AWS, measured by others with different functions",
                StringColumn.create("function", lines.stream().map(Line::function)),
                DoubleColumn.create("p50_ms",
                        lines.stream().mapToDouble(line -> Double.parseDouble(line.ms())).toArray()),
                StringColumn.create("n", lines.stream().map(Line::n)),
                IntColumn.create("memory_mb",
                        lines.stream().mapToInt(line -> Integer.parseInt(line.memoryMb())).toArray()),
                StringColumn.create("source",
                        lines.stream().map(line -> line.source().name() + ", " + line.source().circumstances())));
    }

    private static Stream<Line> all() {
        return Stream.of(coldBench(), samples(), lambdaPerf(), others()).flatMap(each -> each);
    }

    private static Stream<Line> coldBench() {
        Source source = new Source("lambda-coldstart-bench", "https://github.com/k-i-soft/lambda-coldstart-bench",
                "April 2026, Quarkus on Java 25 and arm64, the first restore of each new version");
        return Publication.read("kisoft-java25-1k.csv").stream()
                .filter(row -> row.getString("mode").equals("cold") && row.getString("runtime").startsWith("java-jvm"))
                .flatMap(row -> Stream.of(
                        line(source, row.getString("runtime"),
                                row.getString("runtime").contains("snapstart") ? RESTORE : "Init Duration", row,
                                row.getString("n"), row.getString("init_or_restore_p50_ms")),
                        line(source, row.getString("runtime"), "Billed Duration of that call", row, row.getString("n"),
                                row.getString("billed_p50_ms"))));
    }

    private static Stream<Line> samples() {
        return Publication.read("aws-samples-published.csv").stream()
                .filter(row -> row.getString("source").contains("java-frameworks")
                        && row.getString("runtime").equals("java17") && (row.getString("variant").contains("SnapStart")
                                || row.getString("variant").endsWith("managed")))
                .map(row -> line(
                        new Source("AWS samples", "https://github.com/aws-samples/serverless-java-frameworks-samples",
                                row.getString("source_date") + ", under load: first and later restores"),
                        row.getString("variant"), "cold start", row, "not given", row.getString("cold_p50_ms")));
    }

    private static Stream<Line> lambdaPerf() {
        return Publication.read("lambda-perf-snapstart-last.csv").stream()
                .filter(row -> row.getString("display_name").startsWith("java21 snapstart")
                        && row.getString("arch").equals("x86_64"))
                .map(row -> line(
                        new Source("lambda-perf", "https://github.com/maxday/lambda-perf",
                                row.getString("source_date") + ", hello world"),
                        row.getString("display_name"), RESTORE, row, row.getString("cold_starts"),
                        row.getString("p50_ms")));
    }

    /** Single tables, pages and comments. */
    private static Stream<Line> others() {
        return Publication.read("snapstart-published.csv").stream().filter(row -> !row.getString("mode").equals("none"))
                .map(row -> {
                    String name = row.getString("source"), date = row.getString("source_date");
                    String url = name.matches("(gist\\.)?github\\.com/.*") ? "https://" + name.split(" ")[0] : "";
                    String n = row.getString("n"), memory = row.getString("memory_mb");
                    return new Line(
                            new Source(name.replaceFirst("^github\\.com/", ""), url,
                                    date.isEmpty() ? "date not stated" : date),
                            row.getString("function"),
                            (row.getString("quantity").equals("restore") ? RESTORE : row.getString("quantity")) + ", "
                                    + row.getString("mode"),
                            memory.isEmpty() ? "not stated" : memory, n.isEmpty() ? "not given" : n,
                            row.getString("p50_ms"));
                });
    }

    private static Line line(Source source, String function, String what, Row row, String n, String ms) {
        return new Line(source, function, what, row.getString("memory_mb"), n, ms);
    }
}
