package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import lab.Home;
import locallambda.system.Proc;

/**
 * A verb's script as a user starts it, with the class path of this test instead of JBang's, so that it starts in a
 * second.
 */
final class Script implements AutoCloseable {

    static {
        compileAll();
    }

    private final Process process;
    private final Path output;

    private Script(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param environment changes to this process's environment */
    static Script start(String verb, Map<String, String> environment, String... arguments) {
        try {
            // Whoever starts the tests in the background of a shell has SIGINT ignored, and every child inherits that.
            List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), verb));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile("script", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Script(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end; 5 minutes at the most. */
    static Script run(String verb, Map<String, String> environment, String... arguments) {
        Script script = start(verb, environment, arguments);
        script.await(300);
        return script;
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean running() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code; an error, with the output, if it takes longer. */
    int await(int seconds) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) return process.exitValue();
            throw new AssertionError("still running after " + seconds + " s:\n" + output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ctrl-C. */
    void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends within three seconds, with the exit code of Ctrl-C, a word about it, and no process left. */
    void endsCleanlyOnCtrlC() {
        long start = System.nanoTime();
        interrupt();
        assertThat(await(20)).as(output()).isEqualTo(130);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3).plusMillis(500));
        assertThat(left()).isEmpty();
        assertThat(output()).contains("Stopped");
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        await(10);
    }

    /** Living processes that this script started, directly or not. */
    List<Long> left() {
        String marker = "LAMBDA_RACE_LAB=" + process.pid() + "-";
        return ProcessHandle.allProcesses().filter(each -> Proc.text(each.pid(), "environ").contains(marker))
                .map(ProcessHandle::pid).toList();
    }

    /** Does one of them have this in its command line? */
    boolean runs(String part) {
        return left().stream().anyMatch(pid -> commandLine(pid).contains(part));
    }

    /** With blanks between the arguments; empty for a process that is gone. */
    static String commandLine(long pid) {
        return Proc.text(pid, "cmdline").replace('\0', ' ');
    }

    @Override
    public void close() {
        process.destroyForcibly();
        left().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Once for all tests of this JVM, beside their classes: compiling takes longer than most scripts run. */
    private static void compileAll() {
        try (Stream<Path> files = Files.list(Home.find().checkout().resolve("scripts"))) {
            Path classes = Path.of(Script.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
                    System.getProperty("java.class.path")));
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            int code = ToolProvider.findFirst("javac").orElseThrow()
                    .run(System.out, System.err, arguments.toArray(String[]::new));
            if (code != 0) throw new AssertionError("the scripts do not compile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
