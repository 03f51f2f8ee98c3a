package prose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Checkout;

/** What the lab says of runs, taken from a folder of its outputs. */
public final class Rendered {

    private static final int WORDS = 4;

    private Rendered() {}

    /**
     * Each text of four words or more on one line, below the first output that has it; those that differ in figures
     * only are one.
     */
    public static String sentences(Path outputs, List<String> folders) throws IOException {
        StringBuilder sheet = new StringBuilder();
        Set<String> known = new HashSet<>(
                Markdown.passages(Path.of(""), Checkout.read("slides/deck.md"), 1).stream().map(Rendered::kind)
                        .toList());
        for (Path file : files(outputs)) {
            if (!folders.contains(outputs.relativize(file).getName(0).toString())) continue;
            String found = passages(file).stream().filter(passage -> passage.words() >= WORDS)
                    .filter(passage -> known.add(kind(passage))).map(passage -> passage.text() + "\n")
                    .collect(Collectors.joining());
            if (!found.isEmpty()) sheet.append("== ").append(outputs.relativize(file)).append('\n').append(found);
        }
        return sheet.toString();
    }

    private static String kind(Passage passage) {
        return passage.text().replaceAll("\\d[\\d.,]*", "0");
    }

    private static List<Passage> passages(Path file) throws IOException {
        String name = file.getFileName().toString(), text = Files.readString(file);
        return name.endsWith(".md") ? Markdown.passages(file, text, 1)
                : name.endsWith(".html") ? Html.passages(file, text) : PlainText.passages(file, text);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(md|html|txt)"))
                    .filter(file -> !file.endsWith("night-30.html") && !file.endsWith("costs.txt")).sorted().toList();
        }
    }
}
