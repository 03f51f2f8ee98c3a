package lab.report;

import static java.util.stream.IntStream.range;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of a page. Readers can sort it, and on a phone each row becomes a card.
 *
 * @param name    for screen readers
 * @param caption above the table; may be empty
 */
public record PageTable(String name, String caption, List<Head> heads, List<Row> rows) {

    /** A column's name and unit; the unit may be empty. */
    public record Head(String name, String unit, boolean number) {

        /** The label of a value on a card. */
        public String label() {
            return unit.isEmpty() ? name : name + ", " + unit;
        }
    }

    /**
     * @param sort  what the column is sorted by; empty if there is no value; such a cell comes last in either direction
     * @param style the CSS classes
     * @param link  an address, or empty
     */
    public record Cell(Head head, String text, String sort, String style, String link) {

        public boolean empty() {
            return text.isEmpty() || text.equals(NOTHING);
        }
    }

    /** The first cell names the row. */
    public record Row(Cell name, List<Cell> cells) {}

    /** Shown where nothing was measured. */
    static final String NOTHING = "–";

    /** The widest table that a phone shows as it is. */
    private static final int NARROW = 2;
    /** From so many columns on, letters are smaller. */
    private static final int DENSE = 12;
    /** A longer value needs the whole width of a card. */
    private static final int LONG = 16;

    static <T> Builder<T> of(String name, List<T> lines) {
        return new Builder<>(name, lines);
    }

    /** A table whose first column names the rows and whose other columns have numbers. */
    public static PageTable ofNumbers(String name, List<String> heads, List<List<String>> rows) {
        Builder<List<String>> table = of(name, rows).word(heads.getFirst(), List::getFirst);
        range(1, heads.size()).forEach(i -> table.number(heads.get(i), "", row -> row.get(i)));
        return table.table();
    }

    /** Whether its rows become cards on a phone. */
    public boolean cards() {
        return heads.size() > NARROW;
    }

    /** Whether it has too many columns for the usual letters. */
    public boolean dense() {
        return heads.size() >= DENSE;
    }

    /** Whether a card has room for one value per line only. */
    public boolean roomy() {
        return rows.stream().flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.head().number() && cell.text().length() > LONG);
    }

    /** Whether there is something to sort. */
    public boolean sortable() {
        return rows.size() > 2;
    }

    /** Adds column after column. */
    static final class Builder<T> {

        private final String name;
        private final List<T> lines;
        private String caption = "";
        private final List<Head> heads = new ArrayList<>();
        private final List<Function<T, Cell>> columns = new ArrayList<>();

        private Builder(String name, List<T> lines) {
            this.name = name;
            this.lines = lines;
        }

        Builder<T> caption(String text) {
            caption = text;
            return this;
        }

        /** A few words. */
        Builder<T> word(String name, Function<T, String> text) {
            Head head = new Head(name, "", false);
            return column(head, line -> new Cell(head, text.apply(line), text.apply(line), "word", ""));
        }

        /** Whole sentences. */
        Builder<T> prose(String name, Function<T, String> text) {
            Head head = new Head(name, "", false);
            return column(head, line -> new Cell(head, text.apply(line), text.apply(line), "prose", ""));
        }

        /** A verdict on a goal, with its sign. */
        Builder<T> verdict(String name, Function<T, String> word) {
            Head head = new Head(name, "", false);
            return column(head, line -> {
                Verdict verdict = Verdict.of(word.apply(line));
                return new Cell(head, word.apply(line), "" + verdict.ordinal(), "verdict " + verdict.style(), "");
            });
        }

        Builder<T> link(String name, Function<T, String> url) {
            Head head = new Head(name, "", false);
            return column(head, line -> new Cell(head, url.apply(line).replaceFirst("^https://", ""), url.apply(line),
                    "source", url.apply(line)));
        }

        /** A number with or without its unit. */
        Builder<T> number(String name, String unit, Function<T, String> text) {
            Head head = new Head(name, unit, true);
            return column(head,
                    line -> new Cell(head, text.apply(line), SortKey.of(text.apply(line)), "number", ""));
        }

        /** A number with a sort key and perhaps a mark of its own. */
        Builder<T> cell(Head head, Function<T, Cell> cell) {
            return column(head, cell);
        }

        private Builder<T> column(Head head, Function<T, Cell> cell) {
            heads.add(head);
            columns.add(cell);
            return this;
        }

        PageTable table() {
            return new PageTable(name, caption, heads, lines.stream().map(this::row).toList());
        }

        private Row row(T line) {
            List<Cell> cells = columns.stream().map(column -> column.apply(line)).toList();
            return new Row(cells.getFirst(), cells.subList(1, cells.size()));
        }
    }
}
