package locallambda.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

/** The recorded cases that are answered otherwise here, or not at all, with the reason for each. */
record Differences(Kind kind, String reason) {

    enum Kind {
        /** A test pins down what is equal all the same, and what is not. */
        BY_DECISION("differs by decision"),
        NOT_RUN("not run");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static final Map<String, Differences> ALL = all();

    private static Map<String, Differences> all() {
        Map<String, Differences> all = new LinkedHashMap<>();
        for (String id : new String[] {"environment-java21", "environment-java25", "environment-python3.13",
            "environment-provided.al2023", "environment-python3.14-128"})
            all.put(id, new Differences(Kind.BY_DECISION, OwnVariables.reason(id)));
        all.put("ulimits", new Differences(Kind.BY_DECISION, "A function has the process limits of the user who runs "
                + "it. AWS's limit of 742 processes would count all processes of that user, not only the function's."));
        all.put("sandbox-arm", new Differences(Kind.NOT_RUN, "Here, a function is a process of the user who "
                + "runs it. There is no sandbox with a user, a root folder and a machine type of its own."));
        all.put("log-stream-async-retry", new Differences(Kind.BY_DECISION, "The log has the same lines in the same "
                + "order. The recorded durations and memory are AWS's own, `INIT_START` names a build of AWS's "
                + "runtime, and AWS stores a stack trace as one event with line breaks."));
        return all;
    }
}
