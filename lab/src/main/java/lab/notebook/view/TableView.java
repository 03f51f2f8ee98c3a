package lab.notebook.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * How a Tablesaw table shows in a cell: the first rows, with right-aligned numbers of few digits. Wide tables scroll.
 */
public record TableView(Table table) implements Shown {

    private static final int ROWS = 25;

    @Override
    public String html() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < table.columnCount(); i++) if (table.column(i) instanceof NumericColumn<?>) numbers.add(i);
        return Html.table(caption(), table.columnNames(), rows(), numbers);
    }

    @Override
    public String text() {
        return caption() + "\n" + Html.plain(table.columnNames(), rows());
    }

    private String caption() {
        String name = table.name() == null ? "" : table.name();
        return table.rowCount() <= ROWS ? name
                : (name + ": the first " + ROWS + " of " + table.rowCount() + " rows").strip();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(ROWS, table.rowCount()); i++) {
            List<String> row = new ArrayList<>();
            for (Column<?> column : table.columns()) row.add(cell(column, i));
            rows.add(row);
        }
        return rows;
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) return "–";
        return column.get(row) instanceof Number number ? number(number.doubleValue()) : column.getString(row);
    }

    /** Formats a number with about four significant digits and, for usual sizes, no exponent: 1234, 12.34, 0.001234. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size == Math.rint(size) && size < 1e15) return String.format(Locale.ROOT, "%,.0f", value);
        if (size >= 1000) return String.format(Locale.ROOT, "%,.0f", value);
        if (size >= 0.001) return String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f", value);
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
