package prose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A paragraph, heading, table cell, hint, note or message without its markup.
 *
 * @param file  in the checkout
 * @param full  does it have whole sentences? Headings and cells have not.
 * @param text  words with one space between them; {@link #THING} stands for code and for figures filled in later
 * @param lines offset in {@code text} → line of the file, from 1
 */
record Passage(Path file, boolean full, String text, NavigableMap<Integer, Integer> lines) {

    static final String THING = "Xyz";
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern COUNTED = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

    int line(int offset) {
        return lines.floorEntry(offset).getValue();
    }

    int words() {
        return words(text);
    }

    /** What has a letter or a digit, between spaces. */
    static int words(String text) {
        return (int) COUNTED.matcher(text).results().count();
    }

    /** Collects passages of one file. */
    static final class Collector {

        private final Path file;
        private final List<Passage> passages = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

        Collector(Path file) {
            this.file = file;
        }

        /** Goes on with the passage. Any run of white space is one space. */
        Collector add(String words, int line) {
            String clean = words.replaceAll("\\s+", " ");
            if (text.isEmpty() || text.charAt(text.length() - 1) == ' ') clean = clean.stripLeading();
            if (!clean.isEmpty()) lines.put(text.length(), line);
            text.append(clean);
            return this;
        }

        /** Ends the passage; without two words it is none. */
        void end(boolean full) {
            String whole = text.toString().strip();
            if (WORD.matcher(whole.replace(THING, "")).results().limit(2).count() == 2)
                passages.add(
                        new Passage(file, full, whole, Collections.unmodifiableNavigableMap(new TreeMap<>(lines))));
            text.setLength(0);
            lines.clear();
        }

        List<Passage> passages() {
            return passages;
        }
    }
}
