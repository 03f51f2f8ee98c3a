package locallambda.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that are not AWS's here: they name places of its sandbox, which is not on this machine, or
 * keep a function away from its user's settings. All others must be equal.
 */
final class OwnVariables {

    private static final Set<String> EVERYWHERE = Set.of();
    private static final Set<String> OF_JAVA = Set.of();
    private static final Set<String> OF_PYTHON = Set.of();

    private OwnVariables() {}

    /** Names of the variables that differ in that case. */
    static Set<String> of(String id) {
        Set<String> all = new TreeSet<>(EVERYWHERE);
        if (id.contains("java")) all.addAll(OF_JAVA);
        if (id.contains("python")) all.addAll(OF_PYTHON);
        return all;
    }

    /** Why they differ, for the page. */
    static String reason(String id) {
        return "The context is equal, and so are all variables except for " + of(id).stream()
                .map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ". They name parts of AWS's "
                + "sandbox that this machine does not have, or are set only here.";
    }

    /** All that there are, there or here. */
    static Set<String> names(JsonNode there, JsonNode here) {
        Set<String> names = new TreeSet<>();
        Stream.of(there, here).forEach(each -> each.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Whether one of them is missing or says something else, apart from placeholders and the function's folder. */
    static boolean differs(Recorded recorded, ConformanceLab lab, String function, JsonNode there, JsonNode here) {
        if (there == null || here == null) return true;
        try {
            new Placeholders(recorded, lab.known(function)).text("", there.asText(),
                    TaskFolder.asOnAws(here.asText(), lab.home(function)));
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }
}
