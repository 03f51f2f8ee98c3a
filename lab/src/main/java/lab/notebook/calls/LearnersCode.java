package lab.notebook.calls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Problem;

/** Java files that learners completed. An exception from such a file can be shown with the line that threw it. */
public final class LearnersCode {

    private static final Map<String, String> SOURCES = new ConcurrentHashMap<>();
    private static final Pattern THROWN =
            Pattern.compile("(?:^|.*[:\"] ?)((?:[\\w$]+\\.)*[A-Z][\\w$]*(?:Exception|Error)(?:: [^\"]*)?)\"?,?\\s*$");
    private static final Pattern FRAME = Pattern.compile("([\\w$]+)\\.([\\w$<>]+)\\((\\w+)\\.java:(\\d+)\\)");

    private LearnersCode() {}

    /** @param name of the class and its file @param source the whole file as it was compiled */
    public static void keep(String name, String source) {
        SOURCES.put(name, source);
    }

    /**
     * The exception that was thrown in a learner's file, from the function's log:
     * {@code java.lang.ArithmeticException: / by zero, thrown in afterRestore by line 47: order = "" + 1 / 0;}
     *
     * @return empty if no stack trace in the log has a frame in such a file
     */
    static Optional<String> thrown(List<String> log) {
        String thrown = "";
        Optional<String> found = Optional.empty();
        for (String line : log) {
            Matcher exception = THROWN.matcher(line);
            if (exception.matches()) {
                thrown = exception.group(1).strip();
                continue;
            }
            Matcher frame = FRAME.matcher(line);
            if (thrown.isEmpty() || !frame.find() || !SOURCES.containsKey(frame.group(3))) continue;
            int number = Integer.parseInt(frame.group(4));
            List<String> source = SOURCES.get(frame.group(3)).lines().toList();
            if (number <= source.size())
                found = Optional.of("%s, thrown in %s by line %d: %s".formatted(thrown, frame.group(2), number,
                        source.get(number - 1).strip()));
            thrown = "";
        }
        return found;
    }

    /** The exception that was thrown in a learner's file if the log contains one; otherwise the given problem. */
    public static Problem explained(Problem problem, List<String> log) {
        return thrown(log)
                .map(line -> new Problem("Your hook failed: " + line,
                        "Change the hook, then run its cell and this cell again.", problem))
                .orElse(problem);
    }
}
