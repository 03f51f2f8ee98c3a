package lab.explain;

import static java.util.stream.IntStream.range;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;

/**
 * A small table for the terminal and the page, with words in the first column and numbers in the others.
 *
 * @param id what it is about, in one word
 */
public record Table(String id, String title, String note, List<String> head, List<List<String>> rows) {

    /** As Markdown with its note below, for a page in {@code docs}. */
    String markdown() {
        List<String> lines = new ArrayList<>(List.of("| " + String.join(" | ", head) + " |",
                "|---|" + "---:|".repeat(head.size() - 1)));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        if (!note.isEmpty()) lines.addAll(List.of("", note));
        return String.join("\n", lines);
    }

    /** As text with its title above and its note below. */
    public String text() {
        List<ColumnData<List<String>>> columns = range(0, head.size()).<ColumnData<List<String>>>mapToObj(i -> {
            HorizontalAlign side = i == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
            return new Column().header(head.get(i)).headerAlign(side).dataAlign(side).with(row -> row.get(i));
        }).toList();
        return title + "\n" + AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns)
                + (note.isEmpty() ? "" : "\n" + note);
    }
}
