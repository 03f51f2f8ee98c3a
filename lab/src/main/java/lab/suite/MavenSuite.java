package lab.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * JUnit tests of one Maven project. Classes of a module of this checkout run side by side, each in one of several JVMs.
 * Those tagged {@code alone} follow one by one, because they watch a clock or what other labs leave behind.
 *
 * @param project what selects it for Maven, e.g. its {@code pom.xml}
 * @param lanes   how many JVMs run classes side by side; 1 runs all classes in one JVM
 */
record MavenSuite(String name, Path folder, List<String> project, int lanes, boolean all, Path logs) implements Suite {

    private static final String ALONE = "alone", LONG = "long";
    /** More JVMs than that want more memory than a laptop has. */
    private static final int MOST_LANES = 4;

    /** A project that stands alone. */
    static MavenSuite of(Path folder, boolean all, Path logs) {
        return new MavenSuite(folder.getFileName().toString(), folder,
                List.of("-f", folder.resolve("pom.xml").toString()), 1, all, logs);
    }

    /** A module of the checkout: Maven also builds the other modules that it needs, without their tests. */
    static MavenSuite module(Path checkout, String name, boolean all, Path logs) {
        List<String> project =
                new ArrayList<>(List.of("-f", checkout.resolve("pom.xml").toString(), "-pl", name, "-am"));
        if (!name.equals("local-lambda")) project.add("-Dlocal-lambda.skipTests=true");
        // one more than processors, because most tests wait for paced calls and for processes that have a CPU share
        int lanes = Math.min(Runtime.getRuntime().availableProcessors() + 1, MOST_LANES);
        return new MavenSuite(name, checkout.resolve(name), project, lanes, all, logs);
    }

    /** The same with another number of JVMs. */
    MavenSuite in(int lanes) {
        return new MavenSuite(name, folder, project, lanes, all, logs);
    }

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("mvn"))
            return Outcome.leftOut("mvn isn't on the "
                    + "PATH.", "Install Maven, on Debian and Ubuntu: apt-get install maven");
        List<String> left = all ? List.of() : List.of(LONG);
        if (lanes == 1) return run("", left, List.of(), lines);
        List<String> others = new ArrayList<>(left);
        others.add(ALONE);
        Outcome sideBySide = run("", others, List.of("-DforkCount=" + lanes), lines);
        boolean ran = sideBySide.tally().passed() > 0;
        return ran ? sideBySide.plus(run("-" + ALONE, left, List.of("-Dgroups=" + ALONE), lines)) : sideBySide;
    }

    /**
     * One run of Maven.
     *
     * @param part     what its log is called after the suite's name
     * @param leftOut  tags
     * @param settings more properties
     */
    private Outcome run(String part, List<String> leftOut, List<String> settings, Consumer<String> lines) {
        Path reports = folder.resolve("target/surefire-reports");
        JUnitXml.clear(reports);
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "test"));
        command.addAll(project);
        command.addAll(settings);
        if (!leftOut.isEmpty()) command.add("-DexcludedGroups=" + String.join(",", leftOut));
        Tool.Ended ended = new Tool(folder, logs.resolve(name + part + ".log"), Map.of(), lines).run(command);
        Outcome outcome = JUnitXml.read(reports);
        boolean explained = ended.exitCode() == 0 || outcome.tally().failed() > 0;
        return explained ? outcome : outcome.plus(Outcome.couldNotRun(ended.complaint()));
    }
}
