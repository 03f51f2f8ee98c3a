package prose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Checkout;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;

/** How long sentences are, and how much there is to read between two things to do. */
final class Lengths {

    static final int IN_A_NOTEBOOKS_SENTENCE = 35;
    static final int BETWEEN_CELLS = 100;
    /** Shorter ones are labels, such as "Goal." */
    private static final int A_SENTENCE = 3;

    private Lengths() {}

    /** Words of each sentence. */
    static List<Integer> words(List<Passage> passages, Grammar grammar) {
        return passages.stream().filter(Passage::full).flatMap(passage -> grammar.sentences(passage).stream())
                .map(Passage::words).filter(words -> words >= A_SENTENCE).toList();
    }

    static List<Finding> tooLong(List<Passage> notebooks, Grammar grammar) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : notebooks) {
            int offset = 0;
            for (String sentence : grammar.sentences(passage)) {
                if (Passage.words(sentence) > IN_A_NOTEBOOKS_SENTENCE)
                    findings.add(new Finding(passage.file(), passage.line(offset), "LONG_SENTENCE", sentence.strip(),
                            "It has " + Passage.words(sentence) + " words. Split it; at most "
                                    + IN_A_NOTEBOOKS_SENTENCE + "."));
                offset += sentence.length();
            }
        }
        return findings;
    }

    /** Hints and answers are closed until somebody opens them, and after the recap there is nothing to do. */
    static List<Finding> muchToRead(Notebook notebook) throws IOException {
        Path file = Checkout.ROOT.relativize(notebook.file());
        List<Finding> findings = new ArrayList<>();
        int words = 0;
        for (Cell cell : notebook.cells()) {
            if (cell.source().contains("## Recap")) break;
            if (cell.code()) words = 0;
            else {
                String open = cell.source().replaceAll("(?s)<details>.*?</details>", "");
                words += Markdown.passages(file, open, 1).stream().mapToInt(Passage::words).sum();
                if (words > BETWEEN_CELLS)
                    findings.add(new Finding(file, Pages.line(file, cell), "MUCH_TO_READ", "cell " + cell.id(),
                            words + " words since the last code cell; at most " + BETWEEN_CELLS + "."));
            }
        }
        return findings;
    }
}
