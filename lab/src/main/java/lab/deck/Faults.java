package lab.deck;

import java.nio.file.Path;
import locallambda.system.Problem;

/** Error messages about the deck. Each names the line and the slide, so that nobody has to search. */
final class Faults {

    private Faults() {}

    static Problem at(Path path, int line, String slide, String what, String next) {
        return at(path, line, slide, what, next, null);
    }

    static Problem at(Path path, int line, String slide, String what, String next, Throwable cause) {
        return new Problem("%s, line %d, slide %s: %s.".formatted(path.getFileName(), line, slide, what), next, cause);
    }
}
