package notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of {@code notebooks/solutions/}: for each exercise its solution, and answers that are wrong in a plausible
 * way.
 */
record Solutions(List<Part> parts) {

    private static final Pattern HEAD = Pattern.compile("// == (\\d\\d\\.\\d+) (solution|wrong: .+)");

    /** @param what {@code solution}, or {@code wrong: } and the idea behind it */
    record Part(String exercise, String what, String code) {
        boolean right() {
            return what.equals("solution");
        }
    }

    static Solutions read(Path file) {
        if (!Files.exists(file)) return new Solutions(List.of());
        List<Part> parts = new ArrayList<>();
        Part open = null;
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher head = HEAD.matcher(line);
                if (head.matches()) {
                    if (open != null) parts.add(open);
                    open = new Part(head.group(1), head.group(2), "");
                } else if (open != null) open = new Part(open.exercise(), open.what(), open.code() + line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (open != null) parts.add(open);
        return new Solutions(parts);
    }

    /** Wrong answers first, the solution last, so that the notebook goes on with it. */
    List<Part> of(String exercise) {
        List<Part> ordered = new ArrayList<>(
                parts.stream().filter(part -> part.exercise().equals(exercise) && !part.right()).toList());
        parts.stream().filter(part -> part.exercise().equals(exercise) && part.right()).forEach(ordered::add);
        return ordered;
    }
}
