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

    private static final Set<String> EVERYWHERE = Set.of("AWS_CONFIG_FILE", "AWS_LAMBDA_RUNTIME_API",
            "AWS_SHARED_CREDENTIALS_FILE", "AWS_XRAY_DAEMON_ADDRESS", "JAVA_HOME", "LAMBDA_RACE_CAGE",
            "LAMBDA_RACE_LAB", "LAMBDA_RUNTIME_DIR", "LD_LIBRARY_PATH", "PATH", "_AWS_XRAY_DAEMON_ADDRESS",
            "_AWS_XRAY_DAEMON_PORT");
    private static final Set<String> OF_JAVA = Set.of("_LAMBDA_TELEMETRY_LOG_FD");
    private static final Set<String> OF_PYTHON = Set.of("PWD", "PYTHONPATH", "SHLVL");
    /** Set by Python where a locale is missing, and where there can be no mount namespaces. */
    private static final Set<String> OF_SOME_MACHINES = Set.of("LC_CTYPE", "TMPDIR");

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
        return "The context is the same as on AWS, and so are all variables except for " + of(id).stream()
                .map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ". These variables name parts "
                + "of AWS's sandbox that this machine does not have, or they are set only here.";
    }

    /** All that there are, there or here, except for those that depend on the machine. */
    static Set<String> names(JsonNode there, JsonNode here) {
        Set<String> names = new TreeSet<>();
        Stream.of(there, here).forEach(each -> each.fieldNames().forEachRemaining(names::add));
        names.removeAll(OF_SOME_MACHINES);
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
