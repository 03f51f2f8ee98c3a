package lab.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of {@code notebooks/solutions/}: for each exercise its solution, and answers that are wrong in a plausible
 * way.
 */
public record Solutions(List<Part> parts) {

    private static final Pattern HEAD = Pattern.compile("// == (\\d\\d\\.\\d+) (solution|wrong: .+)");

    /** @param what {@code solution}, or {@code wrong: } and the idea behind it */
    public record Part(String exercise, String what, String code) {

        public boolean right() {
            return what.equals("solution");
        }
    }

    /** The file that belongs to a notebook. */
    public static Path file(Notebook notebook) {
        return notebook.file().resolveSibling("solutions/" + notebook.name() + ".java");
    }

    /** Empty if there is no such file. */
    public static Solutions read(Path file) {
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

    /** Wrong answers first, the solution last, so that the notebook continues with the solution. */
    public List<Part> of(String exercise) {
        List<Part> ordered = new ArrayList<>(
                parts.stream().filter(part -> part.exercise().equals(exercise) && !part.right()).toList());
        parts.stream().filter(part -> part.exercise().equals(exercise) && part.right()).forEach(ordered::add);
        return ordered;
    }

    /** The code that solves an exercise. */
    public Optional<String> solution(String exercise) {
        return parts.stream().filter(part -> part.exercise().equals(exercise) && part.right()).map(Part::code)
                .findFirst();
    }
}
