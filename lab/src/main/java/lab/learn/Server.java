package lab.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lab.Home;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/** JupyterLab on loopback behind a token, for one checkout; its settings and logs stay in the learner's folder. */
public final class Server implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_S = 60;

    private final Process process;
    private final String url;

    private Server(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Options of the command. @param port 0 means any free port @param browser whether JupyterLab opens a browser */
    public record Options(int port, boolean browser) {}

    /** The address, token included, of the JupyterLab that already runs for this folder. */
    public static Optional<String> running(Home home, Work work) {
        Path runtime = state(work).resolve("runtime");
        if (!Files.isDirectory(runtime)) return Optional.empty();
        try (Stream<Path> files = Files.list(runtime)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches("jpserver-\\d+\\.json"))
                    .toList()) {
                Optional<JsonNode> server = alive(file);
                if (server.isPresent()) return Optional.of(address(home, work, server.get()));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new Problem("Cannot read " + runtime + ": " + e.getMessage() + ".",
                    "Check the permissions of this folder and its files, then run ./jbang learn again.", e);
        }
    }

    /** What a server wrote about itself into a file whose name has its process id; empty if that process is gone. */
    private static Optional<JsonNode> alive(Path file) throws IOException {
        long pid = Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) return Optional.empty();
        try {
            return Optional.of(JSON.readTree(file.toFile())).filter(server -> server.path("pid").asLong() == pid);
        } catch (JsonProcessingException e) {
            throw new Problem("JupyterLab may be running as process " + pid + ", but " + file + " isn't JSON: "
                    + JsonFault.words(e) + ".",
                    "Wait a few seconds, then run ./jbang learn again. If that doesn't help, stop this JupyterLab, "
                            + "delete the file, and run the command again.",
                    e);
        }
    }

    /** Starts JupyterLab and waits until it answers. */
    public static Server start(Home home, Jupyter jupyter, Path kernel, Work work, Options options) {
        try {
            Path log = Files.createDirectories(state(work)).resolve("jupyter.log");
            ProcessBuilder builder = new ProcessBuilder(command(home, jupyter, work, options))
                    .directory(home.checkout().toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
            builder.environment()
                    .putAll(Map.of("JUPYTER_PATH", kernel.toString(), "JUPYTER_CONFIG_DIR",
                            state(work).resolve("config").toString(), "JUPYTER_DATA_DIR",
                            state(work).resolve("data").toString(), "JUPYTER_RUNTIME_DIR",
                            state(work).resolve("runtime").toString(), "LAMBDA_RACE_HOME", home.checkout().toString(),
                            "LAMBDA_RACE_WORK",
                            work.folder().toString(), "JUPYTER_PLATFORM_DIRS", "1"));
            Process process = builder.start();
            try {
                return new Server(process, awaitUrl(process, home, work, log));
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new Problem("JupyterLab cannot be started: " + e.getMessage() + ".",
                    "Check the disk space and the permissions of " + work.folder() + ".", e);
        }
    }

    /** The address with its token. */
    public String url() {
        return url;
    }

    /** Waits until JupyterLab ends. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static List<String> command(Home home, Jupyter jupyter, Work work, Options options) {
        List<String> command = new ArrayList<>(
                List.of(jupyter.python().toString(), "-m", "jupyterlab", "--ip=127.0.0.1", "--port=" + options.port(),
                        "--ServerApp.root_dir=" + root(home, work), "--LabApp.default_url=" + page(home, work)));
        if (!options.browser()) command.add("--no-browser");
        if (System.getProperty("user.name").equals("root")) command.add("--allow-root");
        return command;
    }

    private static String awaitUrl(Process process, Home home, Work work, Path log) throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S); System.nanoTime() < end;) {
            Path file = state(work).resolve("runtime/jpserver-" + process.pid() + ".json");
            if (Files.exists(file) && Files.size(file) > 0) return address(home, work, JSON.readTree(file.toFile()));
            if (!process.isAlive()) throw failed("ended with exit code " + process.exitValue(), log);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem("The start of JupyterLab was interrupted.", "Run ./jbang learn again.", e);
            }
        }
        throw failed("wasn't ready within " + PATIENCE_S + " s", log);
    }

    private static Problem failed(String how, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String said = lines.stream().filter(line -> line.contains("ERROR") || line.contains("Error")).findFirst()
                .orElse("its log contains no error");
        return new Problem("JupyterLab " + how + ": " + said + ".",
                "Read the whole log, then run ./jbang learn again. The log is " + log + ".");
    }

    private static String address(Home home, Work work, JsonNode server) {
        return "http://127.0.0.1:" + server.path("port").asInt() + page(home, work) + "?token="
                + server.path("token").asText();
    }

    /** The folder that the file browser shows: the checkout, so that you can open any path in a cell with a click. */
    private static Path root(Home home, Work work) {
        return work.folder().startsWith(home.checkout()) ? home.checkout() : work.folder();
    }

    /** The first notebook. */
    private static String page(Home home, Work work) {
        return "/lab/tree/" + root(home, work)
                .relativize(work.folder().resolve(Notebook.in(work.folder()).getFirst().getFileName()));
    }

    /** JupyterLab's own files: hidden, and no other Jupyter's. */
    private static Path state(Work work) {
        return work.folder().resolve(".jupyter");
    }
}
