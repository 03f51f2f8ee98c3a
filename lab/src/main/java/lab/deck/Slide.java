package lab.deck;

import java.util.List;
import java.util.Map;

/**
 * One slide as {@code deck.md} has it, before its placeholders are filled.
 *
 * @param id        its stable name: notebooks and links refer to it
 * @param line      line of its header in the file; {@code text} begins on the next
 * @param points    points of the talk that it covers, with their numbers in docs/presenting.md
 * @param minutes   minutes of the slide by the length of the talk; 0 puts it into that talk's appendix; a talk that is
 *                  missing here leaves the slide out
 * @param notebooks numbers of the notebooks that belong to it
 * @param look      CSS class of its layout; empty for the plain one
 * @param text      Markdown with placeholders, notes included
 */
public record Slide(String id, int line, List<String> points, Map<Integer, Double> minutes, List<String> notebooks,
        String look, String text) {

    /** Is it part of a talk of {@code length} minutes? */
    boolean in(int length) {
        return minutes.containsKey(length);
    }

    /** Is it in the appendix of a talk of {@code length} minutes? */
    boolean appendix(int length) {
        return in(length) && minutes.get(length) == 0;
    }
}
