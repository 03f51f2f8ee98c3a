package lab.deck;

import java.util.List;
import java.util.Map;

/**
 * One slide as {@code deck.md} has it, before its placeholders are filled.
 *
 * @param id        its stable name: notebooks and links refer to it
 * @param line      line of its header in the file; {@code text} begins on the next
 * @param points    what of the talk it covers, numbered as docs/presenting.md lists them
 * @param minutes   how long it takes in a talk of so many minutes; none at all in its appendix; a talk that is not
 *                  there leaves it out
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

    /** Does it only wait for a question, behind the last slide of that talk? */
    boolean appendix(int length) {
        return in(length) && minutes.get(length) == 0;
    }
}
