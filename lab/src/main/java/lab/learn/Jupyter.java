package lab.learn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import lab.Home;
import lab.Problem;
import lab.build.FolderLock;
import lab.build.Toolchains;

/** The Python environment of the notebooks: JupyterLab and the Java kernel, in the user's cache under the sum of its requirements. */
public record Jupyter(Path folder) {

    private static final String REQUIREMENTS = "notebooks/requirements.txt";
    /** No pop-up about news, no look for updates; light or dark as the system is; a closed notebook ends its kernel; every cell is on the page. */
    private static final String SETTINGS = """
            {
              "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false},
              "@jupyterlab/apputils-extension:themes": {"adaptive-theme": true},
              "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": true, "windowingMode": "none"}
            }
            """;

    /**
     * The environment, made first if need be.
     *
     * @param say gets a line when that takes a while
     * @throws Problem if there is no Python, or pip fails
     */
    public static Jupyter of(Home home, Consumer<String> say) {
        Toolchains toolchains = new Toolchains(home.lambdas());
        toolchains.add("python", say);
        if (!toolchains.probes().get("python").usable())
            throw new Problem("The notebooks need Python 3.10 or newer with venv: " + toolchains.probes().get("python").fault(),
                    "Run: " + toolchains.tool("python").install());
        Path requirements = home.checkout().resolve(REQUIREMENTS);
        try {
            Jupyter jupyter = new Jupyter(home.cache().resolve("jupyter-" + sum(requirements)));
            try (FolderLock lock = FolderLock.of(jupyter.folder())) {
                if (!Files.exists(jupyter.ready())) jupyter.make(requirements, say);
            }
            return jupyter;
        } catch (IOException e) {
            throw new Problem("The Python environment of the notebooks cannot be made: " + e.getMessage() + ".",
                    "Check the space and the permissions of " + home.cache() + ".", e);
        }
    }

    public Path python() {
        return folder.resolve("bin/python");
    }

    /** The kernel's own jar, as pip installed it. */
    Path kernel() {
        return folder.resolve("share/jupyter/kernels/java/jjava.jar");
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    private void make(Path requirements, Consumer<String> say) throws IOException {
        say.accept("Installing JupyterLab and the Java kernel into the cache: about a minute, once.");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.createDirectories(folder.getParent());
        Files.deleteIfExists(log);
        run(log, "python3", "-m", "venv", "--clear", folder.toString());
        run(log, python().toString(), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "-r", requirements.toString());
        Path settings = Files.createDirectories(folder.resolve("share/jupyter/lab/settings"));
        Files.writeString(settings.resolve("overrides.json"), SETTINGS);
        Files.createFile(ready());
        Files.deleteIfExists(log);
    }

    private static void run(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).redirectInput(new File("/dev/null")).start();
        try {
            if (process.waitFor() == 0) return;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while the Python environment was made.", "Run the command again; it begins anew.", e);
        }
        try (Stream<String> lines = Files.lines(log)) {
            throw new Problem("\"" + String.join(" ", List.of(command).subList(1, 4)) + "\" failed: " + lines.reduce((first, last) -> last).orElse("it gave no reason"),
                    "Check the network; the whole log is " + log + ".");
        }
    }

    private static String sum(Path requirements) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(requirements));
        sum.update(SETTINGS.getBytes());
        return Long.toHexString(sum.getValue());
    }
}
