package lab.docs;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of a page whose opening comment says what they contain: from {@code <!-- KIND WHAT -->} down to
 * {@code <!-- /KIND -->}. Unlike a {@link DocBlock}, any page may have several parts of the same kind.
 */
record PageBlock(Pattern pattern) {

    /** Number of a match's first group for WHAT. Group 1 is the opening comment, and group 2 is the kind. */
    static final int WHAT = 3;

    /**
     * @param kinds as a regular expression, e.g. {@code table|steps}
     * @param what  regular expression for what follows the kind; its groups have the numbers from {@value WHAT} on
     */
    static PageBlock of(String kinds, String what) {
        return new PageBlock(
                Pattern.compile("(?m)^(<!-- (" + kinds + ") " + what + " -->\n).*?^<!-- /\\2 -->", Pattern.DOTALL));
    }

    /** The text with new content in each of these parts; what {@code body} returns ends with a newline. */
    String fill(String text, Function<MatchResult, String> body) {
        return pattern.matcher(text).replaceAll(block -> Matcher.quoteReplacement(
                block.group(1) + body.apply(block) + "<!-- /" + block.group(2) + " -->"));
    }
}
