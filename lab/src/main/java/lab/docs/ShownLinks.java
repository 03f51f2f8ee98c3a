package lab.docs;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a notebook that is shown in another folder than its own. They keep their targets, except that links to
 * other notebooks lead to the versions with results.
 *
 * @param original the learners' notebook
 * @param shown    the file with the results
 */
record ShownLinks(Path original, Path shown) {

    private static final Pattern LINK =
            Pattern.compile("(\\]\\(|(?:href|src)=\")(?!https?:|mailto:|data:|#|/)([^)\"#\\s]+)");

    String of(String source) {
        return LINK.matcher(source)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + moved(link.group(2))));
    }

    private String moved(String link) {
        Path target = original.resolveSibling(link).normalize();
        boolean notebook = target.toString().endsWith(".ipynb") && target.getParent().equals(original.getParent());
        return notebook ? target.getFileName().toString()
                : shown.getParent().relativize(target).toString().replace('\\', '/');
    }
}
