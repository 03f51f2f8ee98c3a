package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what AWS answered with what is answered here. A recording has placeholders, {@code <uuid:2>}, where values
 * differ from call to call: each stands for any text, but for the same text throughout one case.
 */
final class Placeholders {

    private static final Pattern ONE = Pattern.compile("<([a-z][a-zA-Z0-9 ():-]*|\\d+ ASCII characters)>");
    private static final Pattern LETTERS = Pattern.compile("<(?:a:len\\()?(\\d+)(?:\\)| ASCII characters)>");
    private static final Pattern NUMBER = Pattern.compile("<(duration|memory)>");

    private final Map<String, String> known = new HashMap<>();
    private final boolean sorted;

    /** @param known what placeholders stand for here, by their names with brackets */
    Placeholders(Recorded recorded, Map<String, String> known) {
        this.known.putAll(known);
        this.sorted = recorded.lost("sorted");
        for (String pattern : List.of("<function-name-pattern>", "<qualifier-pattern>"))
            this.known.put(pattern, Recorded.head().get("placeholders").get(pattern).asText());
    }

    /** What a text of the recording says here, as far as that is known: how a request is sent. */
    String filled(String text) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = ONE.matcher(text);
        while (placeholder.find()) {
            String value = value(placeholder.group());
            placeholder.appendReplacement(filled,
                    Matcher.quoteReplacement(value == null ? placeholder.group() : value));
        }
        return placeholder.appendTail(filled).toString();
    }

    /** @param what names the text in a failure */
    void text(String what, String recorded, String here) {
        List<String> open = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher placeholder = ONE.matcher(recorded);
        int done = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(recorded.substring(done, placeholder.start())));
            done = placeholder.end();
            String value = value(placeholder.group());
            boolean each = NUMBER.matcher(placeholder.group()).matches();
            if (value == null) pattern.append(each ? "[0-9.]+" : "(.+?)");
            else pattern.append(Pattern.quote(value));
            if (value == null && !each) {
                open.add(placeholder.group());
                if (!placeholder.group().equals("<timestamp>")) known.put(placeholder.group(), null);
            }
        }
        Matcher match = Pattern.compile(pattern + Pattern.quote(recorded.substring(done)), Pattern.DOTALL)
                .matcher(here);
        assertThat(match.matches()).as("%s%nrecorded %s%nhere     %s", what, recorded, here).isTrue();
        for (int i = 0; i < open.size(); i++) learn(what, open.get(i), match.group(i + 1));
    }

    /** The same values, and the same members in the same order where the recording kept it. */
    void json(String what, JsonNode recorded, JsonNode here) {
        if (recorded.isTextual() && ONE.matcher(recorded.asText()).matches() && !here.isTextual())
            text(what, recorded.asText(), here.toString());
        else if (recorded.isTextual() && here.isTextual()) text(what, recorded.asText(), here.asText());
        else if (recorded.isObject() && here.isObject()) members(what, recorded, here);
        else if (recorded.isArray() && here.isArray()) {
            assertThat(here).as(what).hasSameSizeAs(recorded);
            for (int i = 0; i < recorded.size(); i++) json(what + "[" + i + "]", recorded.get(i), here.get(i));
        } else assertThat(here).as(what).isEqualTo(recorded);
    }

    private void members(String what, JsonNode recorded, JsonNode here) {
        if (sorted) assertThat(names(here)).as(what).containsExactlyInAnyOrderElementsOf(names(recorded));
        else assertThat(names(here)).as(what).isEqualTo(names(recorded));
        recorded.properties().forEach(member -> json(what + "." + member.getKey(), member.getValue(),
                here.get(member.getKey())));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext();) names.add(each.next());
        return names;
    }

    private String value(String placeholder) {
        Matcher letters = LETTERS.matcher(placeholder);
        return letters.matches() ? "a".repeat(Integer.parseInt(letters.group(1))) : known.get(placeholder);
    }

    private void learn(String what, String placeholder, String value) {
        if (placeholder.equals("<timestamp>") || placeholder.equals("<stack-trace>")) return;
        String before = known.put(placeholder, value);
        if (before != null) assertThat(value).as("%s: %s", what, placeholder).isEqualTo(before);
    }
}
