package lab.published;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.run.record.Architecture;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Measurements on AWS that somebody published, as files of ours hold them; {@code published/README.md} has sources and
 * licences.
 */
public enum Publication {

    /** Ten cold starts each; minimum and maximum of ten enclose the median with more than 95 %. */
    LAMBDA_PERF("lambda-perf", "https://github.com/maxday/lambda-perf", "2026-08-22", "Apache-2.0",
            "a hello world without an SDK", "python313", true) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            String arch = architecture == Architecture.X86 ? "x86_64" : "arm64";
            return rows("lambda-perf-latest.csv")
                    .filter(line -> line.getString("runtime").equals(row) && line.getString("arch").equals(arch)
                            && line.getString("packaging").equals("zip"))
                    .flatMap(line -> Stream.of(
                            new PublishedFigure(variant, memoryMb(line), Kind.COLD, Metric.INIT, false,
                                    new Estimate(number(line, "init_p50_ms"),
                                            new Interval(number(line, "init_min_ms"), number(line, "init_max_ms")))),
                            new PublishedFigure(variant, memoryMb(line), Kind.COLD, Metric.FIRST, true,
                                    new Estimate(number(line, "duration_avg_ms"), PublishedFigure.NONE))))
                    .toList();
        }
    },

    /** Billed durations are what it has beside INIT. */
    LAMBDA_COLDSTART_BENCH("lambda-coldstart-bench", "https://github.com/k-i-soft/lambda-coldstart-bench", "2026-04",
            "MIT", "another function with an SDK, arm64", "java-jvm", false) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            return rows("kisoft-java25-1k.csv").filter(line -> line.getString("runtime").equals(row)).flatMap(line -> {
                Kind start = Kind.of(line.getString("mode"));
                PublishedFigure billed = new PublishedFigure(variant, memoryMb(line), start, Metric.BILLED, false,
                        new Estimate(number(line, "billed_p50_ms"), PublishedFigure.NONE));
                return start == Kind.WARM ? Stream.of(billed)
                        : Stream.of(billed, new PublishedFigure(variant, memoryMb(line), start, Metric.INIT, false,
                                new Estimate(number(line, "init_or_restore_p50_ms"), PublishedFigure.NONE)));
            }).toList();
        }
    },

    /** Read from charts, with an error of about 3 %. */
    FIRST_STUDY("first-study", "https://github.com/mkingopng/AWS_presentation", "the talk's charts", "with thanks",
            "the talk's functions, which save as ours do", "python", false) {
        @Override
        List<PublishedFigure> figures(String variant, String row, Architecture architecture) {
            return rows("first-study.csv").filter(line -> line.getString("language").equals(row))
                    .flatMap(line -> switch (line.getString("metric")) {
                        case "cold_start_median" -> Stream.of(new PublishedFigure(variant, memoryMb(line), Kind.COLD,
                                Metric.COLD, false, read(line)));
                        case "warm_latency" -> Stream.of(new PublishedFigure(variant, memoryMb(line), Kind.WARM,
                                Metric.HANDLER, false, read(line)));
                        default -> Stream.empty();
                    }).toList();
        }

        private Estimate read(Row line) {
            return new Estimate(number(line, "value"), PublishedFigure.NONE);
        }
    };

    private final String key, url, date, licence, function, base;
    private final boolean hello;

    /** @param base name of the row that the others are compared with */
    Publication(String key, String url, String date, String licence, String function, String base, boolean hello) {
        this.key = key;
        this.url = url;
        this.date = date;
        this.licence = licence;
        this.function = function;
        this.base = base;
        this.hello = hello;
    }

    /**
     * Its figures for a variant; none if it has none.
     *
     * @param rows under which name the variant stands in each publication, by its {@link #key}
     */
    public List<PublishedFigure> figures(String variant, Map<String, String> rows, Architecture architecture) {
        return rows.containsKey(key) ? figures(variant, rows.get(key), architecture) : List.of();
    }

    abstract List<PublishedFigure> figures(String variant, String row, Architecture architecture);

    /** By what name variants refer to it. */
    public String key() {
        return key;
    }

    public String base() {
        return base;
    }

    /**
     * Does it measure a function that answers at once? Then only runs of {@code hello} stand beside it, and else only
     * others.
     */
    public boolean hello() {
        return hello;
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
