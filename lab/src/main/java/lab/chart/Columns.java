package lab.chart;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.function.Function;

/** The columns of text tables. */
public final class Columns {

    private Columns() {}

    /**
     * A column whose header and cells are aligned alike.
     *
     * @param value the cell's text for one row
     */
    public static <T> ColumnData<T> column(String header, HorizontalAlign align, Function<T, String> value) {
        return new Column().header(header).headerAlign(align).dataAlign(align).with(value);
    }
}
