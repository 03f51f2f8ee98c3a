package lab.docs;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of a page that say themselves what stands in them: below {@code <!-- KIND WHAT -->}, down to
 * {@code <!-- /KIND -->}. Other than a {@link DocBlock} there may be many of a kind, on any page.
 */
record PageBlock(Pattern pattern) {

    /** Where what WHAT holds begins among the groups of a match: 1 is the opening comment, 2 the kind. */
    static final int WHAT = 3;

    /**
     * @param kinds as a regular expression, e.g. {@code table|steps}
     * @param what  the same for what follows the kind; its groups are {@value WHAT} and up
     */
    static PageBlock of(String kinds, String what) {
        return new PageBlock(
                Pattern.compile("(?m)^(<!-- (" + kinds + ") " + what + " -->\n).*?^<!-- /\\2 -->", Pattern.DOTALL));
    }

    /** The text with each of these parts made anew; {@code body} ends with a line's end. */
    String fill(String text, Function<MatchResult, String> body) {
        return pattern.matcher(text).replaceAll(block -> Matcher.quoteReplacement(
                block.group(1) + body.apply(block) + "<!-- /" + block.group(2) + " -->"));
    }
}
