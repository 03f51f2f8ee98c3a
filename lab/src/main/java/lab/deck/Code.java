package lab.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import locallambda.system.Problem;

/** Takes a slide's code from the files that run, so that no slide shows code that nobody runs. */
final class Code {

    private static final Map<String, String> LANGUAGES =
            Map.of("rs", "rust", "py", "python", "yaml", "yaml", "toml", "ini", "mod", "text");

    /** Characters of the smallest code on a slide. */
    private static final int WIDEST = 84;

    private final Path checkout;

    Code(Path checkout) {
        this.checkout = checkout;
    }

    boolean has(String file) {
        Path path = checkout.resolve(file).normalize();
        return path.startsWith(checkout) && Files.isRegularFile(path);
    }

    /**
     * The block that begins at the only line with {@code first}: that line, all lines with a deeper indent, and the
     * closing bracket.
     */
    String block(String file, String first) {
        List<String> lines = lines(file);
        int from = only(lines, first, file), to = from + 1;
        int indent = indent(lines.get(from));
        while (to < lines.size()
                && (lines.get(to).isBlank() ? deeperLater(lines, to, indent) : indent(lines.get(to)) > indent))
            to++;
        boolean closes = to < lines.size() && lines.get(to).strip().matches("[})\\]].*");
        return fence(file, lines.subList(from, closes ? to + 1 : to));
    }

    /** From the only line with {@code first} to the next with {@code last}, both included. */
    String lines(String file, String first, String last) {
        List<String> lines = lines(file);
        int from = only(lines, first, file);
        for (int to = from; to < lines.size(); to++)
            if (lines.get(to).contains(last)) return fence(file, lines.subList(from, to + 1));
        throw new Problem(file + " has no line with \"" + last + "\" after \"" + first + "\"",
                "The code has changed. Choose other lines in deck.md.");
    }

    /** The whole file. */
    String all(String file) {
        return fence(file, lines(file));
    }

    private List<String> lines(String file) {
        if (!has(file))
            throw new Problem("the file " + file + " doesn't exist",
                    "Write the path of a file relative to the root of this repository.");
        try {
            return Files.readAllLines(checkout.resolve(file));
        } catch (IOException e) {
            throw new Problem(file + " can't be read", "Check its permissions.", e);
        }
    }

    private static int only(List<String> lines, String text, String file) {
        List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
        if (found.size() != 1)
            throw new Problem(file + " has " + found.size() + " lines with \"" + text + "\", but should have one",
                    "The code has changed. Choose another line in deck.md.");
        return lines.indexOf(found.getFirst());
    }

    private static boolean deeperLater(List<String> lines, int at, int indent) {
        return lines.subList(at, lines.size()).stream().filter(line -> !line.isBlank()).findFirst()
                .filter(line -> indent(line) > indent).isPresent();
    }

    private static String fence(String file, List<String> lines) {
        int indent = lines.stream().filter(line -> !line.isBlank()).mapToInt(Code::indent).min().orElse(0);
        String code = lines.stream().map(line -> line.isBlank() ? "" : folded(line.substring(indent)))
                .collect(Collectors.joining("\n"));
        String end = file.substring(file.lastIndexOf('.') + 1);
        return "\n```" + LANGUAGES.getOrDefault(end, end) + "\n" + code.stripTrailing() + "\n```\n";
    }

    /** A line that is wider than a slide goes on in the next one, from a comma, a dot or an equals sign on. */
    private static String folded(String line) {
        if (line.length() <= WIDEST) return line;
        int at = Stream.of(line.lastIndexOf(", ", WIDEST - 1) + 2, line.lastIndexOf(").", WIDEST - 1) + 1,
                line.lastIndexOf(" = ", WIDEST - 1) + 3).max(Integer::compare).orElseThrow();
        if (at <= indent(line) + 3) return line;
        return line.substring(0, at).stripTrailing() + "\n"
                + folded(" ".repeat(indent(line) + 8) + line.substring(at).strip());
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
