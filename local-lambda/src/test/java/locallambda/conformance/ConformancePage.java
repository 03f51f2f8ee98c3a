package locallambda.conformance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/conformance.md}, made from the recorded cases, the tests that try them, and the differences. */
final class ConformancePage {

    /** Every kind of case, by its heading. */
    private static final Map<String, Conformance> KINDS = kinds();

    private ConformancePage() {}

    /** The ids of all cases that a test tries. */
    static Set<String> tried() {
        return KINDS.values().stream().flatMap(kind -> kind.ids().stream()).collect(Collectors.toSet());
    }

    static String text() {
        int all = Recorded.counted().size();
        int identical = all - Differences.ALL.size();
        return """
                # Conformance with AWS Lambda

                **%d of %d recorded answers are identical.** AWS Lambda gave these answers to real requests. The local \
                Lambda gets the same requests, and a test compares each answer with AWS's, leaf by leaf.

                This page is generated. `mvn -pl local-lambda test -Dtest=ConformancePageTest \
                -Dconformance.write=true` \
                writes it again, and a test fails if it is out of date.

                ## What counts

                - **Source**: %s. Licence: %s. We took them on %s. \
                [The file](../local-lambda/src/test/resources/conformance/aws-recorded.json) has each request, each \
                answer, the date of its recording, and what the recording lost.
                - **All cases** means every recorded answer that a local Lambda without a control plane can \
                give, except \
                for the %d that were recorded with Node.js functions, which we don't run: %s.
                - **Identical** means equal in everything that the recording kept: status, named headers, \
                payload bytes \
                or values, order of members, error type, message, log lines. Placeholders in the recording, such as \
                request ids, stand for any text, but for the same text throughout one case.
                - **One substitution**: on AWS a function's folder is always `/var/task`. Here it is the folder in \
                `LAMBDA_TASK_ROOT`, so the tests read one as the other.
                - Functions run on Java 25 and Python under AWS's own runtime clients, or under a hand-written \
                runtime. \
                AWS recorded some cases with an older Java or another Python version. For the errors of the \
                Rust and Go \
                clients, the hand-written runtime reports what those clients report.

                ## Cases that differ

                | case | what AWS did | here | why |
                |---|---|---|---|
                %s
                ## Identical cases

                %s""".formatted(identical, all, source("source"), source("licence"), source("taken"),
                Recorded.elsewhere().size(), elsewhere(), differing(), identicalByKind());
    }

    private static String source(String field) {
        return Recorded.head().get(field).asText();
    }

    private static String elsewhere() {
        return Recorded.elsewhere().stream().map(each -> "`" + each.id() + "`").collect(Collectors.joining(", "));
    }

    private static String differing() {
        return Differences.ALL.entrySet().stream().map(each -> "| `%s` | %s | %s | %s |%n".formatted(each.getKey(),
                Recorded.of(each.getKey()).about(), each.getValue().kind().words, each.getValue().reason()))
                .collect(Collectors.joining());
    }

    private static String identicalByKind() {
        StringBuilder text = new StringBuilder();
        KINDS.forEach((heading, kind) -> {
            Set<String> ids = new LinkedHashSet<>(kind.ids());
            ids.removeAll(Differences.ALL.keySet());
            text.append("### ").append(heading).append("\n\n| case | what AWS did | recorded |\n|---|---|---|\n");
            ids.forEach(id -> text.append("| `%s` | %s | %s |%n".formatted(id, Recorded.of(id).about(),
                    Recorded.of(id).json().get("recorded").asText())));
            text.append('\n');
        });
        return text.toString().strip() + "\n";
    }

    private static Map<String, Conformance> kinds() {
        Map<String, Conformance> kinds = new LinkedHashMap<>();
        kinds.put("Invocation types and echoes", new InvocationTypes_ConformanceTest());
        kinds.put("Names, qualifiers and versions", new Names_ConformanceTest());
        kinds.put("Limits and throttling", new Limits_ConformanceTest());
        kinds.put("Errors and time-outs", new Errors_ConformanceTest());
        kinds.put("Logs and retries", new Logs_ConformanceTest());
        kinds.put("Environment, context and trace", new Environment_ConformanceTest());
        kinds.put("Java handlers", new JavaHandlers_ConformanceTest());
        kinds.put("Function URLs", new FunctionUrls_ConformanceTest());
        return kinds;
    }

    /** Cases that no test tries, or that are called different and not in the recording. */
    static List<String> forgotten() {
        Set<String> known = new LinkedHashSet<>(tried());
        Differences.ALL.forEach((id, difference) -> {
            if (difference.kind() == Differences.Kind.NOT_RUN) known.add(id);
        });
        return Recorded.counted().stream().map(Recorded::id).filter(id -> !known.contains(id)).toList();
    }
}
