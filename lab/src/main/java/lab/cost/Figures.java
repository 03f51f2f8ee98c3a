package lab.cost;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The summary of a run as figures one can ask for by name. */
public record Figures(List<Figure> all) {

    /** Cells whose environments start anew for each call, and cells that answer many. */
    public static final String COLD = "cold", WARM = "warm";

    /** Reads the table of {@code summary.csv}. */
    public static Figures of(Table summary) {
        return new Figures(summary.stream().map(Figures::figure).toList());
    }

    public Optional<Figure> find(String variant, int memoryMb, String start, String metric) {
        return all.stream()
                .filter(f -> f.variant().equals(variant) && f.memoryMb() == memoryMb && f.start().equals(start) && f.metric().equals(metric))
                .findFirst();
    }

    /** Every figure of one metric, in the summary's order. */
    public List<Figure> of(String start, String metric) {
        return all.stream().filter(f -> f.start().equals(start) && f.metric().equals(metric)).toList();
    }

    /** The variants, in the summary's order. */
    public List<String> variants() {
        return all.stream().map(Figure::variant).distinct().toList();
    }

    /** The memory sizes of one variant in MB, ascending. */
    public List<Integer> memories(String variant) {
        return memories(f -> f.variant().equals(variant));
    }

    /** Every memory size of the run in MB, ascending. */
    public List<Integer> memories() {
        return memories(f -> true);
    }

    private List<Integer> memories(Predicate<Figure> which) {
        return all.stream().filter(which).map(Figure::memoryMb).distinct().sorted().toList();
    }

    private static Figure figure(Row row) {
        return new Figure(
                row.getString("variant"), (int) number(row, "memory_mb"), row.getString("start"), row.getString("metric"),
                row.getString("unit"), row.getString("clock"), (long) number(row, "n"), number(row, "p50"), number(row, "p90"),
                number(row, "p95"), number(row, "p99"), number(row, "max"), number(row, "mean"), number(row, "low"), number(row, "high"));
    }

    /** An empty cell is missing; a column of whole numbers or without any is read as another type than one of fractions. */
    private static double number(Row row, String column) {
        if (row.isMissing(column)) return Double.NaN;
        return row.getObject(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
