package prose;

import java.nio.file.Path;

/**
 * What an editor should look at.
 *
 * @param words  that it is about, as they stand in the text
 * @param advice what is wrong, and what to write
 */
record Finding(Path file, int line, String rule, String words, String advice) {

    @Override
    public String toString() {
        return "%s:%d %s \"%s\": %s".formatted(file, line, rule, words, advice);
    }
}
