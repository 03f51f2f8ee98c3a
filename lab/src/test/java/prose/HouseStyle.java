package prose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Checkout;
import org.languagetool.AnalyzedToken;
import org.languagetool.Language;
import org.languagetool.rules.Rule;
import org.languagetool.rules.patterns.PatternRule;
import org.languagetool.rules.patterns.PatternToken;
import org.languagetool.rules.patterns.PatternTokenBuilder;

/**
 * The table "Words to replace" of docs/writing.md as rules: commas separate phrases, each word stands for all its
 * inflected forms, … for up to three words, and what is in parentheses is for the reader.
 */
final class HouseStyle {

    static final Path PAGE = Path.of("docs/writing.md");
    private static final Pattern TABLE = Pattern.compile("(?s)\\n## Words to replace\\n(.*?)\\n## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\| ([^|]+?) \\|$");
    private static final String PREFIX = "WORDS: ";
    private static final int GAP = 3;

    private HouseStyle() {}

    static List<PatternRule> rules(Language language) throws IOException {
        Matcher table = TABLE.matcher(Checkout.read(PAGE.toString()));
        if (!table.find()) throw new IllegalStateException(PAGE + " has no table under \"Words to replace\".");
        List<PatternRule> rules = new ArrayList<>();
        for (Matcher row = ROW.matcher(table.group(1)); row.find();)
            if (!row.group(1).equals("instead of"))
                for (String phrase : row.group(1).replaceAll("\\s*\\(.*?\\)", "").split(",\\s*"))
                    rules.add(new PatternRule(PREFIX + phrase, language, tokens(phrase, language), phrase,
                            "Write: " + row.group(2) + ".", ""));
        return rules;
    }

    static boolean owns(Rule rule) {
        return rule.getId().startsWith(PREFIX);
    }

    private static List<PatternToken> tokens(String phrase, Language language) throws IOException {
        List<PatternToken> tokens = new ArrayList<>();
        for (String word : language.getWordTokenizer().tokenize(phrase)) {
            if (word.isBlank()) continue;
            if (word.equals("…")) {
                if (!tokens.isEmpty()) tokens.getLast().setSkipNext(GAP);
            } else
                tokens.add(new PatternTokenBuilder().tokenRegex(lemmas(word, language)).matchInflectedForms().build());
        }
        tokens.getLast().setSkipNext(0);
        return tokens;
    }

    /** The word itself and what it may be a form of, e.g. {@code brought|bring}. */
    private static String lemmas(String word, Language language) throws IOException {
        return Stream.concat(Stream.of(word),
                language.getTagger().tag(List.of(word)).stream().flatMap(readings -> readings.getReadings().stream())
                        .map(AnalyzedToken::getLemma).filter(lemma -> lemma != null))
                .distinct().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
