package lab.run.summary;

import static tech.tablesaw.api.ColumnType.DOUBLE;
import static tech.tablesaw.api.ColumnType.INTEGER;
import static tech.tablesaw.api.ColumnType.LONG;
import static tech.tablesaw.api.ColumnType.STRING;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import lab.run.summary.Summary.Row;
import locallambda.system.Problem;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** A summary as a table and as the file it is kept in; both have the same columns. */
final class SummaryTable {

    private static final ColumnType[] TYPES =
            {STRING, INTEGER, STRING, STRING, STRING, STRING, LONG, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE,
                DOUBLE, DOUBLE};

    private static final SequencedMap<String, ToDoubleFunction<Row>> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("p50", Row::p50);
        NUMBERS.put("p90", Row::p90);
        NUMBERS.put("p95", Row::p95);
        NUMBERS.put("p99", Row::p99);
        NUMBERS.put("max", Row::max);
        NUMBERS.put("mean", Row::mean);
        NUMBERS.put("low", Row::low);
        NUMBERS.put("high", Row::high);
    }

    private SummaryTable() {}

    static Table of(List<Row> rows) {
        Table table = Table.create("summary",
                StringColumn.create("variant", rows.stream().map(Row::variant)),
                IntColumn.create("memory_mb", rows.stream().mapToInt(Row::memoryMb)),
                StringColumn.create("start", rows.stream().map(Row::start)),
                StringColumn.create("metric", rows.stream().map(row -> row.metric().label())),
                StringColumn.create("unit", rows.stream().map(row -> row.metric().unit())),
                StringColumn.create("clock", rows.stream().map(row -> row.metric().clock())),
                LongColumn.create("n", rows.stream().mapToLong(Row::n)));
        NUMBERS.forEach((name, of) -> table.addColumns(DoubleColumn.create(name, rows.stream().mapToDouble(of))));
        return table;
    }

    static String csv(Table table) {
        StringWriter csv = new StringWriter();
        table.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        return csv.toString();
    }

    /** @throws Problem if the file is no summary */
    static List<Row> read(Path file) {
        try {
            return rows(file);
        } catch (RuntimeException e) { // Tablesaw has no type of its own for a file that does not fit
            throw new Problem(file + " is no summary: it was cut off or changed by hand.",
                    "Have it written again: ./jbang race --resume RUN", e);
        }
    }

    private static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        for (tech.tablesaw.api.Row row : Table.read()
                .usingOptions(CsvReadOptions.builder(file.toFile()).columnTypes(TYPES).build()))
            rows.add(new Row(row.getString("variant"), row.getInt("memory_mb"), row.getString("start"),
                    Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)), row.getLong("n"),
                    row.getDouble("p50"), row.getDouble("p90"), row.getDouble("p95"), row.getDouble("p99"),
                    row.getDouble("max"),
                    row.getDouble("mean"), row.getDouble("low"), row.getDouble("high")));
        return rows;
    }
}
