package lab.toolchain;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import lab.console.Stoppable;
import locallambda.system.LabMarker;
import locallambda.system.LoopbackOnly;
import locallambda.system.Problem;

/** Runs the commands of probes and builds by {@code /bin/sh -e}, with the lab's own JDK first on PATH. */
public final class Shell {

    private Shell() {}

    public record Result(int exitCode, String output) {}

    public static Result run(String command, Path folder) {
        return run(command, folder, Map.of());
    }

    /** Output and exit code of a short command in a folder. */
    static Result run(String command, Path folder, Map<String, String> environment) {
        try {
            ProcessBuilder builder = builder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
            // reading cannot be interrupted
            FutureTask<byte[]> output = new FutureTask<>(() -> process.getInputStream().readAllBytes());
            Thread.ofVirtual().start(output);
            return new Result(waitFor(process), new String(output.get(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read what \"" + command + "\" printed", e);
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A long command in a folder; its output goes to the end of {@code log}. */
    public static int run(String command, Path folder, Map<String, String> environment, Path log) throws IOException {
        Files.writeString(log, "$ " + command + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ProcessBuilder builder = builder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        return waitFor(builder.start());
    }

    private static ProcessBuilder builder(String command) {
        ProcessBuilder builder = new ProcessBuilder(LoopbackOnly.outside(List.of("/bin/sh", "-ec", command)));
        Path jdk = Path.of(System.getProperty("java.home"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
        Downloads.hurry(builder.environment());
        builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
        return builder;
    }

    /**
     * Ctrl-C ends the command with everything it started. On a terminal the command receives SIGINT too, often before
     * this thread is interrupted: a command that SIGINT ended was stopped, it did not fail.
     */
    private static int waitFor(Process process) {
        try {
            int exitCode = process.waitFor();
            if (exitCode == Stoppable.INTERRUPTED) throw new InterruptedException("SIGINT ended the command");
            return exitCode;
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw stopped(e);
        }
    }

    private static Problem stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Problem("The command was stopped.",
                "Run it again when you like. It repeats the unfinished parts.", e);
    }
}
