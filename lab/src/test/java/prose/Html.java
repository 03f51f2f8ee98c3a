package prose;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of HTML: of blocks in Markdown, and of whole pages such as a report. */
final class Html {

    private static final Pattern TOKEN = Pattern.compile("(?si)<!--.*?-->|<(script|style|svg|pre)\\b.*?</\\1>"
            + "|<code\\b[^>]*>.*?</code>|</?([a-z][a-z0-9]*)[^>]*>|[^<]+|<");
    private static final Set<String> INLINE =
            Set.of("a", "abbr", "b", "br", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "wbr");
    /** A line of a speaker's notes in the deck. */
    private static final Pattern NOTE = Pattern.compile("(Say|Ask|Demo|If it fails): (.+)");

    private Html() {}

    static List<Passage> passages(Path file, String html) {
        Passage.Collector passages = new Passage.Collector(file);
        add(html, 1, passages);
        return passages.passages();
    }

    static void add(String html, int firstLine, Passage.Collector passages) {
        int line = firstLine;
        for (Matcher token = TOKEN.matcher(html); token.find();) {
            String text = token.group();
            if (text.startsWith("<!--")) notes(text, line, passages);
            else if (text.toLowerCase(Locale.ROOT).startsWith("<code")) passages.add(Passage.THING, line);
            else if (token.group(2) != null) {
                if (!INLINE.contains(token.group(2).toLowerCase(Locale.ROOT))) passages.end(true);
                else if (token.group(2).equals("br")) passages.add(" ", line);
            } else if (token.group(1) == null) words(text, line, passages);
            line += (int) text.chars().filter(character -> character == '\n').count();
        }
        passages.end(true);
    }

    private static void words(String text, int firstLine, Passage.Collector passages) {
        int line = firstLine;
        for (String each : text.split("(?<=\\n)"))
            passages.add(plain(each), line++);
    }

    /** Only the deck has any: each line is a passage. */
    private static void notes(String comment, int firstLine, Passage.Collector passages) {
        int line = firstLine;
        for (String each : comment.split("\\n")) {
            Matcher note = NOTE.matcher(each);
            if (note.matches()) {
                passages.add(plain(note.group(2)), line);
                passages.end(true);
            }
            line++;
        }
    }

    private static String plain(String text) {
        return text.replaceAll("`[^`]*`", Passage.THING).replace("**", "").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&nbsp;", " ").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
