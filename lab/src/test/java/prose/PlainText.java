package prose;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The words of what a terminal shows: wrapped paragraphs, and the cells of tables drawn with spaces or bars. */
final class PlainText {

    private static final Pattern JSON = Pattern.compile("(\\d+ )?[{\\[].*");
    private static final Pattern CELLS = Pattern.compile(" \\| |(?<=\\S)\\s{2,}(?=\\S)");

    /** A colon within brackets ends nothing. */
    private static final Pattern END = Pattern.compile(".*[.!?]\\s*|([^(]|\\([^)]*\\))*:\\s*");

    private PlainText() {}

    /** A line goes on with the sentence above it, unless that one has ended. */
    static List<Passage> passages(Path file, String text) {
        Passage.Collector passages = new Passage.Collector(file);
        int line = 0;
        for (String each : text.split("\\n")) {
            line++;
            boolean table = CELLS.matcher(each.strip()).find();
            if (table || each.isBlank() || JSON.matcher(each).matches()) passages.end(true);
            if (table) for (String cell : CELLS.split(each.strip())) {
                passages.add(cell, line);
                passages.end(false);
            }
            else if (!JSON.matcher(each).matches()) {
                passages.add(each + " ", line);
                if (END.matcher(each).matches()) passages.end(true);
            }
        }
        passages.end(true);
        return passages.passages();
    }
}
