package lab.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests of a Rust crate. Its compiled dependencies stay in the cache, where the next clone finds them. */
record CargoSuite(String name, Path folder, Path cache, Path logs) implements Suite {

    private static final Pattern RESULT =
            Pattern.compile("test result: \\w+\\. (\\d+) passed; (\\d+) failed; (\\d+) ignored.*");

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("cargo")) return Outcome.leftOut("cargo isn't on the "
                + "PATH.", "Install Rust: https://rustup.rs");
        Map<String, String> environment =
                Map.of("CARGO_TARGET_DIR", cache.resolve("cargo-target").toString(), "CARGO_TERM_COLOR", "never");
        Tool.Ended ended = new Tool(folder, logs.resolve(name + ".log"), environment, lines)
                .run(List.of("cargo", "test", "--locked", "--no-fail-fast"));
        TestCounts tally = ended.output().stream().map(CargoSuite::tally).reduce(TestCounts.NONE, TestCounts::plus);
        if (ended.exitCode() == 0) return new Outcome(tally, List.of());
        return tally.failed() > 0 ? new Outcome(tally, failures(ended)) : Outcome.couldNotRun(ended.complaint());
    }

    /** What one line of cargo's output adds; each test binary has one that counts. */
    static TestCounts tally(String line) {
        Matcher result = RESULT.matcher(line);
        return result.matches() ? new TestCounts(number(result, 1), number(result, 2), number(result, 3))
                : TestCounts.NONE;
    }

    /** What the failed tests print stands behind the first line {@code failures:} of a test binary. */
    private static List<String> failures(Tool.Ended ended) {
        return ended.output().stream().dropWhile(line -> !line.equals("failures:")).toList();
    }

    private static int number(Matcher result, int group) {
        return Integer.parseInt(result.group(group));
    }
}
