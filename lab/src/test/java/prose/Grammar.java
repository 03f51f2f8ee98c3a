package prose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lab.Checkout;
import org.languagetool.JLanguageTool;
import org.languagetool.Language;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;

/**
 * LanguageTool with the rules that {@code rules.txt} names, and with those of the page on writing. Each thread has a
 * tool of its own, because a tool can't be shared.
 */
final class Grammar {

    private static final String RULES = "lab/src/test/resources/prose/rules.txt";

    private final Language english = Languages.getLanguageForShortCode("en");
    private final Map<Boolean, Set<String>> named;
    private final ThreadLocal<JLanguageTool> tools = ThreadLocal.withInitial(this::tool);
    /** By text: many pages say the same. */
    private final Map<String, List<RuleMatch>> known = new ConcurrentHashMap<>();

    Grammar() throws IOException {
        named = Checkout.read(RULES).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.replaceAll("\\s.*", ""))
                .collect(Collectors.partitioningBy(name -> !name.startsWith("-"),
                        Collectors.mapping(name -> name.replaceFirst("-", ""), Collectors.toSet())));
    }

    private JLanguageTool tool() {
        JLanguageTool tool = new JLanguageTool(english);
        for (Rule rule : tool.getAllRules())
            if (!named.get(true).contains(rule.getCategory().getId().toString())
                    || named.get(false).contains(rule.getId()))
                tool.disableRule(rule.getId());
        try {
            for (Rule rule : HouseStyle.rules(english)) tool.addRule(rule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tool;
    }

    /** What is found in several passages, in their order. */
    List<Finding> findings(List<Passage> passages) {
        return passages.parallelStream().map(this::findings).flatMap(List::stream).toList();
    }

    List<Finding> findings(Passage passage) {
        List<Finding> findings = new ArrayList<>();
        for (RuleMatch match : matches(passage.text()))
            if (!guesses(match, passage.text()))
                findings.add(new Finding(passage.file(), passage.line(match.getFromPos()), match.getRule().getId(),
                        passage.text().substring(match.getFromPos(), match.getToPos()).strip(), advice(match)));
        return findings;
    }

    /** A rule of LanguageTool cannot know what stands for a placeholder in its words or next to them. */
    private static boolean guesses(RuleMatch match, String text) {
        String before = text.substring(0, match.getFromPos()).stripTrailing(),
                after = text.substring(match.getToPos()).stripLeading();
        return text.substring(match.getFromPos(), match.getToPos()).contains(Passage.THING)
                || !HouseStyle.owns(match.getRule())
                        && (before.endsWith(Passage.THING) || after.startsWith(Passage.THING));
    }

    List<String> sentences(Passage passage) {
        return english.getSentenceTokenizer().tokenize(passage.text());
    }

    private List<RuleMatch> matches(String text) {
        List<RuleMatch> found = known.get(text);
        try {
            if (found == null) known.put(text, found = tools.get().check(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String advice(RuleMatch match) {
        String message = match.getMessage().replaceAll("</?suggestion>", "'");
        return match.getSuggestedReplacements().isEmpty() ? message
                : message + " → "
                        + match.getSuggestedReplacements().stream().limit(3).collect(Collectors.joining(" or "));
    }
}
