package locallambda.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/**
 * What goes by one function name: {@code $LATEST}, the numbered versions that were published of it, and aliases of
 * those. Source: AWS Lambda Developer Guide, "Manage Lambda function versions" and "aliases".
 */
public final class Versions {

    private final String function;
    private final Map<String, LocalFunction> all = new LinkedHashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private String unqualified = FunctionConfig.LATEST;
    private int last;

    public Versions(String function) {
        this.function = function;
    }

    /** @param qualifier a version or an alias; empty for a call that names none */
    public synchronized Optional<LocalFunction> find(String qualifier) {
        String version = qualifier.isEmpty() ? unqualified : aliases.getOrDefault(qualifier, qualifier);
        return Optional.ofNullable(all.get(version));
    }

    /** The number of the next version. */
    public synchronized String number() {
        return Integer.toString(++last);
    }

    /** {@code $LATEST} from now on, and what is meant by a call that names no version. Returns what it replaces. */
    public synchronized List<LocalFunction> deploy(LocalFunction latest) {
        List<LocalFunction> before = new ArrayList<>();
        for (String replaced : List.of(FunctionConfig.LATEST, unqualified))
            Optional.ofNullable(all.remove(replaced)).ifPresent(before::add);
        unqualified = FunctionConfig.LATEST;
        all.put(unqualified, latest);
        return before;
    }

    public synchronized void publish(LocalFunction version) {
        all.put(version.config().version(), version);
    }

    /** A version that was published because only versions have snapshots: it is what an unqualified call means. */
    public synchronized void publishAsMain(LocalFunction version) {
        publish(version);
        unqualified = version.config().version();
    }

    /** @throws Problem if Lambda would not take the name */
    public static void checkAlias(String alias) {
        if (!alias.matches("(?!\\d+$)[a-zA-Z0-9-_]{1,128}"))
            throw new Problem("\"" + alias + "\" isn't a valid name for an alias.",
                    "Use at most 128 letters, digits, hyphens, and underscores, and at least one that isn't a digit.");
    }

    /** @throws Problem if there is no such version, or if the name is none of an alias */
    public synchronized void alias(String alias, String version) {
        checkAlias(alias);
        if (!all.containsKey(version))
            throw new Problem(function + " has no version " + version + ".",
                    "Publish this version first. Existing versions: "
                            + String.join(", ", new TreeSet<>(all.keySet())) + ".");
        aliases.put(alias, version);
    }

    public synchronized List<LocalFunction> all() {
        return List.copyOf(all.values());
    }
}
