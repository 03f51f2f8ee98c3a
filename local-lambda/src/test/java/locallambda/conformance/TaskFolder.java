package locallambda.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import locallambda.conformance.RawHttp.Answer;

/**
 * The function's folder, {@code LAMBDA_TASK_ROOT}: always {@code /var/task} on AWS, any folder here. The suite takes
 * the one for the other, and counts an answer that differs in nothing else as identical.
 */
final class TaskFolder {

    static final String ON_AWS = "/var/task";
    /** Where no mount namespace is allowed, an environment has a copy of the folder. */
    private static final Pattern COPY = Pattern.compile("/[^\\s\":]*/lambda-race-files-[^/]+/\\d+/task(?=[/\"\\s]|$)");

    private TaskFolder() {}

    static Answer asOnAws(Answer here, Path folder) {
        return new Answer(here.status(), here.headers(),
                asOnAws(here.body(), folder).getBytes(StandardCharsets.UTF_8));
    }

    /** The tail of the log, encoded again. */
    static String tailAsOnAws(Answer here, Path folder) {
        return Base64.getEncoder()
                .encodeToString(asOnAws(Expected.tail(here), folder).getBytes(StandardCharsets.UTF_8));
    }

    static String asOnAws(String text, Path folder) {
        return COPY.matcher(text.replace(folder.toString(), ON_AWS)).replaceAll(ON_AWS);
    }
}
