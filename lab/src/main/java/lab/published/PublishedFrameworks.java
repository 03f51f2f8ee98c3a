package lab.published;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;

/** AWS's own comparison of Java frameworks as a table. It is from 2023 and used another function. */
public final class PublishedFrameworks {

    private static final List<String> SHOWN = List.of("Spring Boot", "Quarkus", "Micronaut");

    private PublishedFrameworks() {}

    /** One line per framework and way of starting, as Markdown; times in ms as they were published. */
    public static String markdown() {
        List<Line> lines = shown().map(PublishedFrameworks::line)
                .sorted(Comparator.comparingInt(line -> SHOWN.indexOf(line.framework()))).toList();
        return """
                | | runtime | memory, MB | cold start, p50 | p90 | p99 | warm call, p50 | p99 |
                |---|---|---:|---:|---:|---:|---:|---:|
                %s

                *%s, with a different function: an API with DynamoDB that got 100 requests per second for ten \
                minutes. Times are in ms.*
                """.formatted(lines.stream().map(Line::text).collect(Collectors.joining("\n")), cited());
    }

    /** Whose figures these are, and when they were measured. */
    public static String cited() {
        return "AWS samples ([serverless-java-frameworks-samples]"
                + "(https://github.com/aws-samples/serverless-java-frameworks-samples), MIT-0 licence), "
                + "measured on AWS on "
                + shown().map(PublishedFrameworks::line).map(Line::date).distinct().sorted()
                        .collect(Collectors.joining(" and "));
    }

    /** The median cold start of one of them, e.g. {@code Spring Boot managed}, as it was published. */
    public static Optional<String> coldMs(String variant) {
        return shown().filter(row -> row.getString("variant").equals(variant)).map(row -> row.getString("cold_p50_ms"))
                .findFirst();
    }

    private static Stream<Row> shown() {
        return Publication.read("aws-samples-published.csv").stream()
                .filter(row -> SHOWN.contains(line(row).framework()));
    }

    private record Line(String framework, String date, String text) {}

    private static Line line(Row row) {
        String variant = row.getString("variant"), memory = row.getString("memory_mb");
        return new Line(variant.replaceFirst(" (managed|SnapStart|GraalVM).*$", ""), row.getString("source_date"),
                "| " + String.join(" | ", variant, row.getString("runtime"), memory.isEmpty() ? "not stated" : memory,
                        row.getString("cold_p50_ms"), row.getString("cold_p90_ms"), row.getString("cold_p99_ms"),
                        row.getString("warm_p50_ms"), row.getString("warm_p99_ms")) + " |");
    }
}
