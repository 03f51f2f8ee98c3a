package lab.published;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import lab.run.Restores;
import lab.run.record.Place;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * The range of the medians that AWS's users published for the Restore Duration of Java functions. Reports show it next
 * to every local restore, which is a different operation.
 *
 * @param low  ms
 * @param high ms
 */
public record PublishedRestoreBand(double low, double high) {

    /** From the files under {@code published}. */
    public static PublishedRestoreBand read() {
        DoubleStream bench = table("kisoft-java25-1k.csv").stream()
                .filter(row -> row.getString("mode").equals("cold") && row.getString("runtime").contains("snapstart"))
                .mapToDouble(row -> Double.parseDouble(row.getString("init_or_restore_p50_ms")));
        DoubleStream hello = table("lambda-perf-snapstart-last.csv").stream()
                .filter(row -> row.getString("display_name").startsWith("java21 snapstart"))
                .mapToDouble(row -> Double.parseDouble(row.getString("p50_ms")));
        var all = DoubleStream.concat(bench, hello).summaryStatistics();
        return new PublishedRestoreBand(all.getMin(), all.getMax());
    }

    /** {@code AWS's own Restore Duration, as published: medians of 650–1,000 ms}. */
    public String text() {
        return String.format(Locale.ROOT, "the published medians of AWS's own Restore Duration are %,.0f–%,.0f ms", low,
                high);
    }

    /** One sentence for a local run with restores: how long they took, and what was published about AWS's restores. */
    public static Optional<String> sentence(Restores restores) {
        if (restores.cells().isEmpty()) return Optional.empty();
        String each = restores.cells().stream()
                .collect(Collectors.groupingBy(Restores.Cell::variant, TreeMap::new,
                        Collectors.summarizingDouble(Restores.Cell::medianMs)))
                .entrySet().stream()
                .map(one -> one.getKey() + " " + range(one.getValue().getMin(), one.getValue().getMax()))
                .collect(Collectors.joining(", "));
        return Optional.of(("With SnapStart, a cold start includes a %2$s: %1$s. A local restore isn't an AWS restore: "
                + "%3$s.").formatted(each, Place.LOCAL_RESTORE, read().text()));
    }

    private static String range(double low, double high) {
        String least = String.format(Locale.ROOT, "%,.0f", low), most = String.format(Locale.ROOT, "%,.0f", high);
        return (least.equals(most) ? least : least + "–" + most) + " ms";
    }

    private static Table table(String file) {
        return Table.read().usingOptions(
                CsvReadOptions.builder(PublishedRestoreBand.class.getResourceAsStream("/published/" + file))
                        .commentPrefix('#').columnTypes(name -> ColumnType.STRING));
    }
}
