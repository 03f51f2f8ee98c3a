package lab.published;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.run.stats.Interval;
import lab.run.record.Architecture;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Measurements on AWS that somebody published, copied into our own files; {@code published/README.md} has sources and
 * licences.
 */
public enum Publication {

    /**
     * Medians over the days of 2026, with ten forced cold starts per day. A day's figure for the first call is the mean
     * of these ten.
     */
    LAMBDA_PERF("lambda-perf", "https://github.com/maxday/lambda-perf", "2026-01-01 to 2026-08-22",
            "Apache-2.0 licence", "a hello world function without an SDK", "python313", true, true) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            String arch = architecture == Architecture.X86 ? "x86_64" : "arm64";
            return rows("lambda-perf-spread.csv")
                    .filter(line -> line.getString("runtime").equals(row) && line.getString("arch").equals(arch)
                            && line.getString("period").equals("2026"))
                    .flatMap(line -> Stream.of(
                            ofDays(variant, line, Metric.INIT, false, "init"),
                            ofDays(variant, line, Metric.FIRST, true, "first_call")))
                    .toList();
        }

        private PublishedFigure ofDays(String variant, Row line, Metric metric, boolean mean, String column) {
            Spread spread = new Spread(number(line, column + "_p10_of_days_ms"),
                    number(line, column + "_p90_of_days_ms"), Integer.parseInt(line.getString("days")));
            return new PublishedFigure(variant, memoryMb(line), Kind.COLD, metric, mean,
                    new Estimate(number(line, column + "_median_of_days_ms"), Interval.NONE),
                    Optional.of(spread));
        }
    },

    /**
     * It has billed durations in addition to INIT. Its Java function uses Quarkus, so it can't show how close the lab
     * is for plain Java.
     */
    LAMBDA_COLDSTART_BENCH("lambda-coldstart-bench", "https://github.com/k-i-soft/lambda-coldstart-bench",
            "April 2026", "MIT licence",
            "a Quarkus function on arm64 that calculates SHA-256, writes to DynamoDB once, and reads from it once "
                    + "(each SnapStart sample is the first restore of a new version)",
            "java-jvm", false, false) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            return rows("kisoft-java25-1k.csv").filter(line -> line.getString("runtime").equals(row)).flatMap(line -> {
                Kind start = Kind.of(line.getString("mode"));
                PublishedFigure billed = PublishedFigure.single(variant, memoryMb(line), start, Metric.BILLED,
                        number(line, "billed_p50_ms"));
                return start == Kind.WARM ? Stream.of(billed)
                        : Stream.of(billed, PublishedFigure.single(variant, memoryMb(line), start, Metric.INIT,
                                number(line, "init_or_restore_p50_ms")));
            }).toList();
        }
    },

    /** Read from charts, with an error of about 3 %. */
    FIRST_STUDY("first-study", "https://github.com/mkingopng/AWS_presentation", "the talk's charts",
            "used with thanks", "the talk's functions, which store the same data as ours", "python", false, true) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            return rows("first-study.csv").filter(line -> line.getString("language").equals(row))
                    .flatMap(line -> switch (line.getString("metric")) {
                        case "cold_start_median" -> Stream.of(read(variant, line, Kind.COLD, Metric.COLD));
                        case "warm_latency" -> Stream.of(read(variant, line, Kind.WARM, Metric.HANDLER));
                        default -> Stream.empty();
                    }).toList();
        }

        private PublishedFigure read(String variant, Row line, Kind start, Metric metric) {
            return PublishedFigure.single(variant, memoryMb(line), start, metric, number(line, "value"));
        }
    };

    private final String key, url, date, licence, function, base;
    private final boolean hello, comparable;

    /**
     * @param base       name of the row that the others are compared with
     * @param comparable whether its functions are enough like ours to conclude something about the lab
     */
    Publication(String key, String url, String date, String licence, String function, String base, boolean hello,
            boolean comparable) {
        this.key = key;
        this.url = url;
        this.date = date;
        this.licence = licence;
        this.function = function;
        this.base = base;
        this.hello = hello;
        this.comparable = comparable;
    }

    /**
     * Its figures for a variant; none if it has none.
     *
     * @param rows the variant's name in each publication, by the publication's {@link #key}
     */
    public List<PublishedFigure> figures(String variant, Map<String, String> rows, Architecture architecture) {
        return rows.containsKey(key) ? figures(variant, rows.get(key), architecture) : List.of();
    }

    abstract List<PublishedFigure> figures(String variant, String row, Architecture architecture);

    /** The publication with this {@link #key}; empty if there is none. */
    public static Optional<Publication> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** The name by which variants refer to it. */
    public String key() {
        return key;
    }

    public String base() {
        return base;
    }

    /**
     * Does it measure a function that answers at once? If so, only runs of {@code hello} are compared with it;
     * otherwise, only other runs are.
     */
    public boolean hello() {
        return hello;
    }

    /** Are its functions enough like ours that a difference tells something about the lab? */
    public boolean comparable() {
        return comparable;
    }

    /** For a page: what, of which function, when and under which licence. */
    public String cited() {
        return "[%s](%s), %s, %s, %s".formatted(key, url, function, date, licence);
    }

    /** One of the files, all of its columns as text. */
    public static Table read(String file) {
        return Table.read()
                .usingOptions(CsvReadOptions.builder(Publication.class.getResourceAsStream("/published/" + file))
                        .commentPrefix('#').columnTypes(name -> ColumnType.STRING));
    }

    private static Stream<Row> rows(String file) {
        return read(file).stream();
    }

    private static int memoryMb(Row line) {
        return Integer.parseInt(line.getString("memory_mb"));
    }

    private static double number(Row line, String column) {
        return Double.parseDouble(line.getString(column));
    }
}
