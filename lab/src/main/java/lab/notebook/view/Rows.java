package lab.notebook.view;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Records of texts as a table: their components are its columns. */
public final class Rows {

    private Rows() {}

    public static Table table(String name, List<? extends Record> records) {
        Table table = Table.create(name);
        if (records.isEmpty()) return table;
        for (RecordComponent component : records.getFirst().getClass().getRecordComponents())
            table.addColumns(StringColumn.create(words(component.getName()),
                    records.stream().map(each -> value(component, each))));
        return table;
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String value(RecordComponent component, Record from) {
        try {
            return String.valueOf(component.getAccessor().invoke(from));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
