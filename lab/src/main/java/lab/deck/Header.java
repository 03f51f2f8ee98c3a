package lab.deck;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Problem;

/** Reads the comment that begins a slide. */
final class Header {

    private static final Pattern COMMENT = Pattern.compile("<!-- (slide: .*) -->");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> KEYS = Set.of("slide", "points", "minutes", "notebooks", "look");

    private Header() {}

    /** @param lines of the slide @param from index of the first of them in the file */
    static Slide slide(Path path, List<String> lines, int from) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) first++;
        int line = from + first + 1;
        Matcher comment = COMMENT.matcher(first < lines.size() ? lines.get(first) : "");
        if (!comment.matches())
            throw Faults.at(path, line, "?", "the slide that begins here has no header",
                    "Begin it with <!-- slide: name; points: …; minutes: … -->");
        Map<String, String> fields = fields(path, line, comment.group(1));
        String id = fields.getOrDefault("slide", "");
        if (!NAME.matcher(id).matches())
            throw Faults.at(path, line, id, "this is not a valid name for a slide",
                    "Use lower-case words joined by hyphens.");
        return new Slide(id, line, words(fields.get("points")),
                minutes(path, line, id, fields.getOrDefault("minutes", "")), words(fields.get("notebooks")),
                fields.getOrDefault("look", ""),
                String.join("\n", lines.subList(first + 1, lines.size())));
    }

    private static Map<String, String> fields(Path path, int line, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split(";")) {
            String[] pair = field.split(":", 2);
            if (pair.length < 2 || !KEYS.contains(pair[0].strip()))
                throw Faults.at(path, line, text, "its header has an unknown field: " + field.strip(),
                        "The header can contain: " + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            fields.put(pair[0].strip(), pair[1].strip());
        }
        return fields;
    }

    /**
     * {@code 10=1 30=1.5}: in the talk of 10 minutes it takes one, in that of 30 one and a half; 0 puts it into the
     * appendix.
     */
    private static Map<Integer, Double> minutes(Path path, int line, String id, String text) {
        Map<Integer, Double> minutes = new TreeMap<>();
        for (String word : words(text)) {
            Matcher part = Pattern.compile("(\\d+)=(\\d+(?:\\.\\d+)?)").matcher(word);
            if (!part.matches() || !DeckFile.LENGTHS.contains(Integer.valueOf(part.group(1))))
                throw Faults.at(path, line, id, "minutes: " + word + " can't be read",
                        "Write 10=1 30=2 for 1 minute in the 10-minute talk and 2 minutes in the 30-minute talk.");
            minutes.put(Integer.valueOf(part.group(1)), Double.valueOf(part.group(2)));
        }
        if (minutes.isEmpty())
            throw Faults.at(path, line, id, "it doesn't belong to any talk", "Give it minutes, e.g. minutes: 60=1");
        return minutes;
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.split("\\s+"));
    }
}
