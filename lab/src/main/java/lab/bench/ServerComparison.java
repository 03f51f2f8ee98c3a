package lab.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.toolchain.Shell;
import locallambda.system.Problem;

/**
 * The HTTP server of the local Lambda compared with those that it could use instead. They are in a separate Maven
 * project, {@code lab/http-servers}, because nothing else here needs them.
 */
final class ServerComparison {

    private ServerComparison() {}

    /** @param scratch takes Maven's log */
    static List<BenchFigure> measure(Home home, Path scratch) throws IOException, InterruptedException {
        Path project = home.checkout().resolve("lab/http-servers");
        Path log = scratch.resolve("maven.log");
        if (Shell.run("mvn -q -B compile", project, Map.of(), log) != 0)
            throw new Problem(
                    "Maven couldn't build the servers in " + project + ": " + Files.readAllLines(log).stream()
                            .filter(line -> line.contains("ERROR")).findFirst().orElse("no error in its log") + ".",
                    "Check the network, then try again: ./jbang bench --servers");
        Path target = project.resolve("target");
        String classPath = target.resolve("classes") + File.pathSeparator
                + Files.readString(target.resolve("classpath")).strip();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath, "servers.Comparison").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] figures = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0)
            throw new Problem("The servers couldn't be compared.", "Read the error above.");
        return new ObjectMapper().readValue(figures, new TypeReference<List<BenchFigure>>() {});
    }
}
