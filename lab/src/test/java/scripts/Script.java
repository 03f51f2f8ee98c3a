package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import lab.Home;
import lab.console.Verb;
import locallambda.system.Folders;
import locallambda.system.Proc;

/**
 * A verb's script as a user starts it, with the class path of this test instead of JBang's, so that it starts in a
 * second.
 */
final class Script implements AutoCloseable {

    /** The scripts' classes: in a folder of this JVM's own, because other JVMs run tests at the same time. */
    private static final Path CLASSES = compileAll();

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
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                    CLASSES + ":" + System.getProperty("java.class.path"), verb));
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

    /** Runs it to its end; 10 minutes at the most, because on a fresh machine it builds variants beside other tests. */
    static Script run(String verb, Map<String, String> environment, String... arguments) {
        Script script = start(verb, environment, arguments);
        script.await(600);
        return script;
    }

    /** What a verb answered, and its exit code. */
    record Said(int exitCode, String output) {}

    /**
     * A verb in this JVM, which saves the start of another one: for what a verb refuses before it starts anything, and
     * without changes to the environment.
     */
    static Said refused(String verb, String... arguments) {
        PrintStream out = System.out, err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream copy = new PrintStream(said, true);
                URLClassLoader scripts = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()})) {
            System.setOut(copy);
            System.setErr(copy);
            Constructor<?> script = scripts.loadClass(verb).getDeclaredConstructor();
            script.setAccessible(true);
            @SuppressWarnings("unchecked")
            Callable<Integer> command = (Callable<Integer>) script.newInstance();
            return new Said(Verb.run(command, arguments), said.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
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

    /** Once for all tests of this JVM: compiling takes longer than most scripts run. */
    private static Path compileAll() {
        try (Stream<Path> files = Files.list(Home.find().checkout().resolve("scripts"))) {
            Path classes = Files.createTempDirectory("scripts");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(classes)));
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
                    System.getProperty("java.class.path")));
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            int code = ToolProvider.findFirst("javac").orElseThrow()
                    .run(System.out, System.err, arguments.toArray(String[]::new));
            if (code != 0) throw new AssertionError("the scripts do not compile");
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
