package lab.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** JUnit tests of one Maven project. */
record MavenSuite(String name, Path folder, boolean all, Path logs) implements Suite {

    @Override
    public Outcome run(Consumer<String> lines) {
        if (!Tool.isHere("mvn")) return Outcome.leftOut("mvn is not on PATH.", "Install Maven, on Debian and Ubuntu: apt-get install maven");
        Path reports = folder.resolve("target/surefire-reports");
        JUnitXml.clear(reports);
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-f", folder.resolve("pom.xml").toString(), "test"));
        if (!all) command.add("-DexcludedGroups=long");
        Tool.Ended ended = new Tool(folder, logs.resolve(name + ".log"), Map.of(), lines).run(command);
        Outcome outcome = JUnitXml.read(reports);
        boolean explained = ended.exitCode() == 0 || outcome.tally().failed() > 0;
        return explained ? outcome : Outcome.couldNotRun(ended.complaint());
    }
}
