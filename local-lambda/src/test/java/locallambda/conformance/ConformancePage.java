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

                After reading this page, you will know which answers of AWS Lambda the local Lambda reproduces \
                exactly, and where it differs.

                **For %d of %d recorded requests, the local Lambda's answer is identical to AWS's.** The \
                recorded answers are AWS Lambda's responses to real requests. \
                A test sends the same requests to the local Lambda and compares each answer with the recorded one, \
                value by value.

                This page is generated. `mvn -pl local-lambda test -Dtest=ConformancePageTest \
                -Dconformance.write=true` regenerates it, and a test fails if the page is out of date.

                ## What counts

                - **Source**: %s. Licence: %s. We copied the facts on %s. [The file with the \
                recordings](../local-lambda/src/test/resources/conformance/aws-recorded.json) contains each request \
                and its answer, the date of the recording, and a note about what the recording leaves out.
                - **All cases** means every recorded answer that a local Lambda can give without a control plane \
                (the part of AWS Lambda that creates and changes functions). We left out %d answers that were \
                recorded with Node.js functions, because we don't run Node.js: %s.
                - **Identical** means that the two answers are equal in everything that the recording contains: \
                status, named headers, payload bytes or values, order of members, error type, message, and log \
                lines. A placeholder in the recording, such as a request id, can stand for any text. Within one \
                case, it always stands for the same text.
                - **One substitution**: on AWS, a function's folder is always `/var/task`. Here it is the folder in \
                `LAMBDA_TASK_ROOT`, so the tests treat the two as equal.
                - **Runtimes**: in the tests, functions run on Java 25 and Python under AWS's own runtime clients, or \
                under a runtime that we wrote for the tests. Some cases were recorded with an older Java version or a \
                different Python version. For the errors of the Rust and Go clients, our own runtime reports the same \
                errors as those clients.

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
