package testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The CSS variables of a page. */
public final class CssVariables {

    private static final Pattern USED = Pattern.compile("var\\((--[A-Za-z0-9-]+)\\)");
    private static final Pattern DEFINED = Pattern.compile("(--[A-Za-z0-9-]+)\\s*:");

    private CssVariables() {}

    /** Those without a value: a browser draws a mark of such a colour black. */
    public static Set<String> undefined(String html) {
        Set<String> used = names(USED, html);
        used.removeAll(names(DEFINED, html));
        return used;
    }

    private static Set<String> names(Pattern pattern, String html) {
        return pattern.matcher(html).results().map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
