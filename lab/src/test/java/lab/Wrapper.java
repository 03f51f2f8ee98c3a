package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with a copy of {@code ./jbang} and one verb, on a machine that has only the tools one gives it. */
final class Wrapper implements AutoCloseable {

    /** What the script needs of any machine. */
    private static final List<String> BASICS =
            List.of("bash", "env", "uname", "dirname", "readlink", "sed", "grep", "cut", "sha256sum",
                    "mktemp", "mkdir", "mv", "rm", "id", "tail", "find", "date");
    /** What the start script of Maven needs. */
    private static final List<String> FOR_MAVEN = List.of("mvn", "sh", "expr", "ls", "tr", "cat", "basename");

    private final Path folder;
    private final Path tools;
    private final Map<String, String> environment = new HashMap<>();

    Wrapper(Path scratch) throws IOException {
        folder = Files.createDirectories(scratch.resolve("check out"));
        tools = Files.createDirectories(scratch.resolve("tools"));
        Files.copy(Checkout.ROOT.resolve("jbang"), folder.resolve("jbang"));
        file("scripts/echo.java", """
                //JAVA 25+
                class echo {
                    public static void main(String... arguments) throws Exception {
                        System.out.println(String.join("|", arguments) + " on " + Runtime.version().feature());
                        System.out.println("at " + java.nio.file.Path.of("").toAbsolutePath().getFileName() + ", input "
                        + System.in.read());
                        if (arguments[0].equals("wait")) Thread.sleep(60_000);
                        System.exit(7);
                    }
                }
                """);
        for (String tool : BASICS) with(tool);
        environment.put("PATH", tools.toString());
        environment.put("HOME", scratch.toString());
        environment.put("JBANG_CACHE_DIR", scratch.resolve("jbang").toString());
        environment.put("LAMBDA_RACE_CACHE", Home.find().cache().toString());
    }

    /** What ended: the exit code and everything it printed. */
    record Ended(int code, String output) {}

    /** Puts a tool of this machine on PATH. */
    Wrapper with(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(":")) {
            Path found = Path.of(place, tool);
            if (!Files.isExecutable(found) || Files.exists(tools.resolve(tool))) continue;
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        return this;
    }

    /** Puts the tools on PATH with which JBang can be brought. */
    Wrapper withJavaAndMaven() throws IOException {
        for (String tool : FOR_MAVEN) with(tool);
        return with("java");
    }

    /** Puts a script of this name on PATH. */
    Wrapper with(String tool, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(tool), script);
        if (!file.toFile().setExecutable(true)) throw new IOException(file + " cannot be made executable");
        return this;
    }

    Wrapper set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Process start(List<String> before, String in, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(folder.resolve("jbang").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.resolve(in).toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Runs a verb in the checkout's own folder. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(List.of(), "", arguments));
    }

    /** Runs a verb in another folder, behind another command such as {@code unshare}. */
    Ended runBehind(List<String> before, String in, String... arguments) throws IOException, InterruptedException {
        return ended(start(before, in, arguments));
    }

    /** Removes the links to tools, so that nobody follows them when the scratch folder is removed. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> links = Files.list(tools)) {
            for (Path link : links.toList()) Files.delete(link);
        }
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new IOException("still running: " + output);
        return new Ended(process.exitValue(), output);
    }
}
