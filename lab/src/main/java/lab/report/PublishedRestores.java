package lab.report;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/** What others published about SnapStart on AWS, side by side, because their figures contradict each other. */
public final class PublishedRestores {

    private PublishedRestores() {}

    /** One line a figure, as Markdown; every number is from the files under {@code published}. */
    public static String markdown() {
        List<String> lines = new ArrayList<>(List.of("| source | function | what | memory, MB | n | p50, ms |", "|---|---|---|---:|---:|---:|"));
        Published.read("kisoft-java25-1k.csv").stream().filter(row -> row.getString("mode").equals("cold") && row.getString("runtime").startsWith("java-jvm"))
                .forEach(row -> {
                    String source = "[lambda-coldstart-bench](https://github.com/k-i-soft/lambda-coldstart-bench), 2026-04, Java 25, arm64, first restores of fresh versions";
                    String start = row.getString("runtime").contains("snapstart") ? "Restore Duration" : "Init Duration";
                    lines.add(line(source, row.getString("runtime"), start, row, row.getString("n"), row.getString("init_or_restore_p50_ms")));
                    lines.add(line(source, row.getString("runtime"), "Billed Duration of that call", row, row.getString("n"), row.getString("billed_p50_ms")));
                });
        Published.read("aws-samples-published.csv").stream()
                .filter(row -> row.getString("source").contains("java-frameworks") && row.getString("runtime").equals("java17")
                        && (row.getString("variant").contains("SnapStart") || row.getString("variant").endsWith("managed")))
                .forEach(row -> lines.add(line("[AWS samples](https://github.com/aws-samples/serverless-java-frameworks-samples), " + row.getString("source_date")
                        + ", under load: first and later restores", row.getString("variant"), "cold start", row, "not given", row.getString("cold_p50_ms"))));
        Published.read("lambda-perf-snapstart-last.csv").stream()
                .filter(row -> row.getString("display_name").startsWith("java21 snapstart") && row.getString("arch").equals("x86_64"))
                .forEach(row -> lines.add(line("[lambda-perf](https://github.com/maxday/lambda-perf), " + row.getString("source_date") + ", hello world",
                        row.getString("display_name"), "Restore Duration", row, row.getString("cold_starts"), row.getString("p50_ms"))));
        return String.join("\n", lines);
    }

    private static String line(String source, String function, String what, Row row, String n, String ms) {
        return "| %s | %s | %s | %s | %s | %s |".formatted(source, function, what, row.getString("memory_mb"), n, ms);
    }
}
