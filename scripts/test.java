///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//COMPILE_OPTIONS -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
//DEPS info.picocli:picocli:4.7.7
//DEPS me.tongfei:progressbar:0.10.1
//SOURCES ../lab/src/main/java/lab/Home.java
//SOURCES ../local-lambda/src/main/java/locallambda/system/Problem.java
//SOURCES ../lab/src/main/java/lab/console/*.java
//SOURCES ../lab/src/main/java/lab/suite/*.java

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.console.Paragraph;
import lab.console.ProgressLine;
import lab.console.Terminal;
import lab.console.Verb;
import lab.suite.Durations;
import lab.suite.Outcome;
import lab.suite.Suite;
import lab.suite.TestCounts;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pulls in only what it needs, so that it runs, and says why, when the lab does not compile. */
@Command(name = "test", description = "Sets up and runs the tests of every language, and prints how many passed.",
        footer = {"", "Examples:", "  ./jbang test", "  ./jbang test --all", "  ./jbang test --only lab --only rust"})
class test implements Callable<Integer> {

    /** What Surefire, pytest, cargo and go print when something is finished. */
    private static final Pattern FINISHED = Pattern.compile(
            ".*Tests run:.* in (\\S+)|(\\S+\\.py .*\\[ *\\d+%])|test (\\S+ \\.\\.\\. \\w+)|--- \\w+: (\\S+) .*");

    /** What is tagged {@code long}. */
    private static final String LONG = "the contract for every variant and for Java's frameworks, also over TLS, "
            + "coldstart-bench's function, what every committed run shows, a snapshot restored 1,000 times, a snapshot "
            + "that isn't ready within 130 seconds, an INIT that never ends, runtimes that misbehave in any order, "
            + "10,000 unusual requests, every variant built for AWS, AWS's own rules for SnapStart, native executables "
            + "built by GraalVM, GraalVM assembled from its parts, an example project with JUnit 5 and 6, the "
            + "notebooks that build or race for minutes, races of functions that never answer or answer wrongly, a "
            + "race whose store is killed, a race on AWS that is killed, races with their own sizes and conditions, a "
            + "race whose ids repeat, priming proved at 512 MB, the time that isolated files add, a minute without a "
            + "network, mirrors that don't answer, and a fresh user for whom only the mirrors are reachable";

    @Option(names = "--all", description = "Run the long tests as well: " + LONG + ".")
    boolean all;

    @Option(names = "--only", paramLabel = "SUITE",
            description = "local-lambda, lab, or the folder of a function with tests, e.g. rust; can be repeated.")
    List<String> only = List.of();

    final Terminal terminal = Terminal.detect();
    Durations durations;
    OptionalDouble expected;

    public Integer call() {
        Home home = Home.find();
        Path logs = home.checkout().resolve("target/tests");
        List<Suite> suites = Suite.of(home, all, logs);
        List<String> names = suites.stream().map(Suite::name).toList();
        if (!names.containsAll(only))
            throw new Problem("There is no suite " + String.join(", ", only) + ".",
                    "Choose from " + String.join(", ", names) + ".");
        List<Suite> chosen = suites.stream().filter(suite -> only.isEmpty() || only.contains(suite.name())).toList();
        durations = Durations.read(logs.resolve(all ? "seconds-all.csv" : "seconds.csv"));
        List<String> chosenNames = chosen.stream().map(Suite::name).toList();
        expected = durations.expected(chosenNames);
        if (all) sayWhatAllAdds(Durations.read(logs.resolve("seconds.csv")).expected(chosenNames));
        expected.ifPresent(seconds -> terminal.out().println("The last run took " + minutes(seconds) + "."));
        TestCounts sum = TestCounts.NONE;
        try (ProgressLine progress = ProgressLine.of(terminal, "tests", (long) expected.orElse(-1))) {
            for (Suite suite : chosen) sum = sum.plus(run(suite, progress));
        }
        durations.save();
        terminal.out().println(Paragraph.of("Slowest: ", String.join(", ", durations.slowest(10)) + ".", "  "));
        terminal.out().println(sum);
        return sum.failed() == 0 ? Verb.DONE : Verb.FAILED;
    }

    private void sayWhatAllAdds(OptionalDouble without) {
        String took = without.isPresent() && expected.isPresent()
                ? " Last time, they took " + minutes(expected.getAsDouble() - without.getAsDouble()) + "."
                : " They take much longer than all the others.";
        terminal.out().println(Paragraph.of("", "--all adds the long tests: " + LONG + "." + took, ""));
    }

    private TestCounts run(Suite suite, ProgressLine progress) {
        long began = System.nanoTime();
        durations.begin(suite.name());
        Outcome outcome = suite.run(line -> show(line, (System.nanoTime() - began) / 1e9, progress));
        double seconds = (System.nanoTime() - began) / 1e9;
        durations.end(seconds);
        TestCounts tally = outcome.tally();
        String line = "%-14s%s  %.0f s".formatted(suite.name(), tally, seconds);
        progress.println(tally.failed() > 0 ? terminal.red(line)
                : tally.passed() == 0 ? terminal.yellow(line) : terminal.green(line));
        outcome.remarks().forEach(remark -> progress.println("  " + remark));
        return tally;
    }

    private void show(String line, double seconds, ProgressLine progress) {
        Matcher finished = FINISHED.matcher(line);
        if (!finished.matches()) return;
        durations.see(line, seconds);
        if (terminal.interactive())
            progress.stepTo((long) durations.behind(), finished.group(1) != null ? finished.group(1) : line);
        else terminal.out().println("  " + line + (expected.isEmpty() ? ""
                : "  (about " + minutes(expected.getAsDouble() - durations.behind()) + " left)"));
    }

    private static String minutes(double seconds) {
        return seconds < 90 ? "%.0f s".formatted(Math.max(0, seconds)) : "%.0f min".formatted(seconds / 60);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new test(), arguments));
    }
}
