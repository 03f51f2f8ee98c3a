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
 * All that one function name can refer to: {@code $LATEST}, the numbered published versions, and aliases for these
 * versions. Source: AWS Lambda Developer Guide, "Manage Lambda function versions" and "aliases".
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

    /**
     * Makes {@code latest} the new {@code $LATEST}, which also gets the calls that name no version. Returns the
     * functions that it replaces.
     */
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

    /**
     * Publishes a version that also gets the calls without a qualifier. Functions with a snapshot need this, because
     * only versions have snapshots.
     */
    public synchronized void publishAsMain(LocalFunction version) {
        publish(version);
        unqualified = version.config().version();
    }

    /** @throws Problem if Lambda would not accept the name */
    public static void checkAlias(String alias) {
        if (!alias.matches("(?!\\d+$)[a-zA-Z0-9-_]{1,128}"))
            throw new Problem("\"" + alias + "\" isn't a valid name for an alias.",
                    "Use at most 128 letters, digits, hyphens, and underscores, and at least one that isn't a digit.");
    }

    /** @throws Problem if there is no such version, or if the name is not a valid alias */
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
