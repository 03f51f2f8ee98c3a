package lab.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * JUnit tests of one Maven project.
 *
 * @param project what selects it for Maven, e.g. its {@code pom.xml}
 */
record MavenSuite(String name, Path folder, List<String> project, boolean all, Path logs) implements Suite {

    /** A project that stands alone. */
    static MavenSuite of(Path folder, boolean all, Path logs) {
        return new MavenSuite(folder.getFileName().toString(), folder,
                List.of("-f", folder.resolve("pom.xml").toString()), all, logs);
    }

    /** A module of the checkout: what it needs of the others is built along, without their tests. */
    static MavenSuite module(Path checkout, String name, boolean all, Path logs) {
        List<String> project =
                new ArrayList<>(List.of("-f", checkout.resolve("pom.xml").toString(), "-pl", name, "-am"));
        if (!name.equals("local-lambda")) project.add("-Dlocal-lambda.skipTests=true");
        return new MavenSuite(name, checkout.resolve(name), project, all, logs);
    }

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("mvn"))
            return Outcome.leftOut("mvn is not on PATH.", "Install Maven, on Debian and Ubuntu: apt-get install maven");
        Path reports = folder.resolve("target/surefire-reports");
        JUnitXml.clear(reports);
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "test"));
        command.addAll(project);
        if (!all) command.add("-DexcludedGroups=long");
        Tool.Ended ended = new Tool(folder, logs.resolve(name + ".log"), Map.of(), lines).run(command);
        Outcome outcome = JUnitXml.read(reports);
        boolean explained = ended.exitCode() == 0 || outcome.tally().failed() > 0;
        return explained ? outcome : Outcome.couldNotRun(ended.complaint());
    }
}
