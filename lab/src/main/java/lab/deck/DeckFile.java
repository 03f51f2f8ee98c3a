package lab.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.Home;
import locallambda.system.Problem;

/**
 * {@code slides/deck.md}: front matter, then slides. Lines of {@code ---} separate the slides, and each slide begins
 * with a header such as
 * {@code <!-- slide: cold-starts; points: 13; minutes: 30=2 60=3; notebooks: 07; look: chart -->}.
 */
public record DeckFile(Path path, String frontMatter, List<Slide> slides) {

    /** The lengths of the talks in the file, in minutes. */
    public static final List<Integer> LENGTHS = List.of(10, 30, 60);
    private static final String RULE = "---";

    /** The deck of a checkout. */
    public static DeckFile of(Home home) {
        return read(home.checkout().resolve("slides/deck.md"));
    }

    /** @throws Problem naming the line, if a slide's header is missing or invalid */
    public static DeckFile read(Path path) {
        List<String> lines = lines(path);
        int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf(RULE) + 1;
        if (lines.isEmpty() || !lines.getFirst().equals(RULE) || end == 0)
            throw new Problem(path + " doesn't begin with front matter between two --- lines.",
                    "Begin the file with front matter that has marp: true and size: 16:9.");
        List<Slide> slides = new ArrayList<>();
        for (int from = end + 1, line = from; line <= lines.size(); line++)
            if (line == lines.size() || lines.get(line).equals(RULE)) {
                Slide slide = Header.slide(path, lines.subList(from, line), from);
                if (slides.stream().anyMatch(other -> other.id().equals(slide.id())))
                    throw Faults.at(path, slide.line(), slide.id(), "another slide has this name",
                            "Give each slide its own name, because notebooks and links refer to it.");
                slides.add(slide);
                from = line + 1;
            }
        return new DeckFile(path, String.join("\n", lines.subList(1, end)), List.copyOf(slides));
    }

    /** The slides of a talk of {@code length} minutes, in order, followed by its appendix. */
    public List<Slide> talk(int length) {
        if (!LENGTHS.contains(length))
            throw new Problem("There is no " + length + "-minute talk.", "Choose --minutes from " + LENGTHS + ".");
        return slides.stream().filter(slide -> slide.in(length))
                .sorted(Comparator.comparing(slide -> slide.appendix(length))).toList();
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new Problem("The slides can't be read: " + e.getMessage() + ".",
                    "To get the committed file back, run: git checkout " + path, e);
        }
    }
}
