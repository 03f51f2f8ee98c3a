package lab.notebook.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.notebook.cell.CannotRun;
import locallambda.system.Problem;

/**
 * A part of a real file, read when the cell runs, so that no notebook contains a copy. @param first number of the
 * first line, from 1
 */
public record Source(String path, int first, List<String> lines) implements Shown {

    public static Source of(Home home, String path) {
        Path file = home.checkout().resolve(path).normalize();
        if (!file.startsWith(home.checkout()) || !Files.isRegularFile(file))
            throw new Problem("There is no file " + path + ".", "Look for it in the file browser on the left.");
        try {
            return new Source(path, 1, Files.readAllLines(file));
        } catch (IOException e) {
            throw new Problem(path + " cannot be read: " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    /** From the first line that contains {@code start} to the next line that contains {@code end}, both included. */
    public Source from(String start, String end) {
        int begin = index(start, 0);
        int stop = index(end, begin);
        return new Source(path, first + begin, lines.subList(begin, stop + 1));
    }

    private int index(String part, int from) {
        for (int i = from; i < lines.size(); i++) if (lines.get(i).contains(part)) return i;
        throw new CannotRun(new Problem(path + " has no line with \"" + part + "\".", "Show the whole file and check "
                + "the spelling."));
    }

    @Override
    public String html() {
        String where = "<div style=\"font-size:12px;opacity:.75\">" + Html.escape(path) + ", line " + first + "</div>";
        return where + Html.code(String.join("\n", lines).stripIndent());
    }

    @Override
    public String text() {
        return path + ", line " + first + "\n" + String.join("\n", lines);
    }
}
