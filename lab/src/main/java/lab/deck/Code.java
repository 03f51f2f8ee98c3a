package lab.deck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.Problem;

/** Takes code for a slide out of the files that run, so that a slide cannot show code that does not. */
final class Code {

    private static final Map<String, String> LANGUAGES = Map.of("rs", "rust", "py", "python", "yaml", "yaml", "toml", "ini", "mod", "text");

    private final Path checkout;

    Code(Path checkout) {
        this.checkout = checkout;
    }

    boolean has(String file) {
        return find(file).isPresent();
    }

    /** The block that begins in the only line with {@code first}: that line, all deeper ones, and the bracket that closes it. */
    String block(String file, String first) {
        List<String> lines = lines(file);
        int from = only(lines, first, file), to = from + 1;
        int indent = indent(lines.get(from));
        while (to < lines.size() && (lines.get(to).isBlank() ? deeperLater(lines, to, indent) : indent(lines.get(to)) > indent)) to++;
        boolean closes = to < lines.size() && lines.get(to).strip().matches("[})\\]].*");
        return fence(file, lines.subList(from, closes ? to + 1 : to));
    }

    /** From the only line with {@code first} to the next with {@code last}, both included. */
    String lines(String file, String first, String last) {
        List<String> lines = lines(file);
        int from = only(lines, first, file);
        for (int to = from; to < lines.size(); to++) if (lines.get(to).contains(last)) return fence(file, lines.subList(from, to + 1));
        throw new Problem(file + " has no line with \"" + last + "\" after \"" + first + "\"", "The code has changed: choose other lines.");
    }

    /** The whole file. */
    String all(String file) {
        return fence(file, lines(file));
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(find(file).orElseThrow(() -> new Problem("there is no code " + file + ", or more than one", "Name one file of the checkout; ** stands for any folders.")));
        } catch (IOException e) {
            throw new Problem("the code of " + file + " cannot be read", "Name a file of the checkout.", e);
        }
    }

    /** The one file that {@code file} means; in it {@code **} stands for any folders, so that a slide survives a file that moves. */
    private Optional<Path> find(String file) {
        if (!file.contains("**")) return Optional.of(checkout.resolve(file).normalize()).filter(path -> path.startsWith(checkout) && Files.isRegularFile(path));
        PathMatcher matcher = checkout.getFileSystem().getPathMatcher("glob:" + file);
        Path folder = checkout.resolve(file.substring(0, file.indexOf("**")));
        if (!Files.isDirectory(folder)) return Optional.empty();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found = all.filter(path -> matcher.matches(checkout.relativize(path)) && !path.toString().contains("/target/")).toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int only(List<String> lines, String text, String file) {
        List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
        if (found.size() != 1) throw new Problem(file + " has " + found.size() + " lines with \"" + text + "\", not one", "The code has changed: choose another line.");
        return lines.indexOf(found.getFirst());
    }

    private static boolean deeperLater(List<String> lines, int at, int indent) {
        return lines.subList(at, lines.size()).stream().filter(line -> !line.isBlank()).findFirst().filter(line -> indent(line) > indent).isPresent();
    }

    private static String fence(String file, List<String> lines) {
        int indent = lines.stream().filter(line -> !line.isBlank()).mapToInt(Code::indent).min().orElse(0);
        String code = String.join("\n", lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList());
        String end = file.substring(file.lastIndexOf('.') + 1);
        return "\n```" + LANGUAGES.getOrDefault(end, end) + "\n" + code.stripTrailing() + "\n```\n";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
