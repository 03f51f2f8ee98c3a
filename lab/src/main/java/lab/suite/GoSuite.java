package lab.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests of a Go module. */
record GoSuite(String name, Path folder, Path logs) implements Suite {

    private static final Pattern RESULT = Pattern.compile(" *--- (PASS|FAIL|SKIP): \\S+ .*");

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("go")) return Outcome.leftOut("go isn't on the "
                + "PATH.", "Install Go: https://go.dev/doc/install");
        Tool.Ended ended = new Tool(folder, logs.resolve(name + ".log"), Map.of(), lines)
                .run(List.of("go", "test", "-v", "./..."));
        TestCounts tally = ended.output().stream().map(GoSuite::tally).reduce(TestCounts.NONE, TestCounts::plus);
        if (ended.exitCode() == 0) return new Outcome(tally, List.of());
        return tally.failed() > 0 ? new Outcome(tally, failures(ended)) : Outcome.couldNotRun(ended.complaint());
    }

    /** What one line of {@code go test -v} adds; a test and each of its parts have a line of their own. */
    static TestCounts tally(String line) {
        Matcher result = RESULT.matcher(line);
        if (!result.matches()) return TestCounts.NONE;
        return switch (result.group(1)) {
            case "PASS" -> new TestCounts(1, 0, 0);
            case "FAIL" -> new TestCounts(0, 1, 0);
            default -> new TestCounts(0, 0, 1);
        };
    }

    /** What failed, with the place and the text of each fault, which go indents. */
    private static List<String> failures(Tool.Ended ended) {
        return ended.output().stream().filter(line -> line.contains("--- FAIL") || line.matches(" +\\S+\\.go:\\d+: .*"))
                .toList();
    }
}
