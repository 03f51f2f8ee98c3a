package lab.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * A command of another tool. Its output goes line by line to a consumer and to a log file. The command runs with this
 * JVM's JDK first on PATH, and ends together with this process.
 *
 * @param environment variables added to those of this process
 */
record Tool(Path folder, Path log, Map<String, String> environment, Consumer<String> lines) {

    private static final int ENOUGH = 30;

    /** What a command left behind. */
    record Ended(int exitCode, List<String> output, Path log) {
        /** The command's error messages or, if there are none, the end of its output; also the path of the full log. */
        List<String> complaint() {
            List<String> errors = output.stream().filter(line -> line.contains("[ERROR]") || line.startsWith("error"))
                    .limit(ENOUGH).toList();
            List<String> lines =
                    errors.isEmpty() ? output.subList(Math.max(0, output.size() - ENOUGH), output.size()) : errors;
            return Stream.concat(lines.stream(), Stream.of("Exit code " + exitCode + ". All output is in " + log))
                    .toList();
        }
    }

    /** Is a command of this name on PATH? */
    static boolean isHere(String command) {
        for (String folder : System.getenv("PATH").split(":"))
            if (Files.isExecutable(Path.of(folder, command))) return true;
        return false;
    }

    Ended run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        String jdk = System.getProperty("java.home");
        builder.environment().putAll(Map.of("JAVA_HOME", jdk, "PATH", jdk + "/bin:" + System.getenv("PATH")));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.start();
            Thread end = new Thread(() -> end(process));
            Runtime.getRuntime().addShutdownHook(end);
            process.getOutputStream().close();
            List<String> output = read(process);
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return new Ended(code, output, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while " + command.getFirst() + " ran.", "Start it again.", e);
        }
    }

    private List<String> read(Process process) throws IOException {
        List<String> output = new ArrayList<>();
        try (BufferedReader reader = process.inputReader();
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                copy.println(line);
                lines.accept(line);
            }
        }
        return output;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
