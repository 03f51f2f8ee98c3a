package lab.toolchain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import lab.Home;
import locallambda.system.Problem;

/** A Python environment of the project's own, created once in the user's cache under a checksum of its requirements. */
public record PythonEnvironment(Path folder) {

    /**
     * What one is made for.
     *
     * @param name         begins the folder's name
     * @param purpose      who needs it, e.g. {@code The notebooks}
     * @param requirements as pip reads them
     * @param files        added to it, by path, with their text
     */
    public record Recipe(String name, String purpose, Path requirements, Map<String, String> files) {}

    /**
     * The environment. Creates it first if necessary.
     *
     * @param listener gets a message if that takes a while
     * @throws Problem if there is no Python, or pip fails
     */
    public static PythonEnvironment of(Home home, Recipe recipe, BuildListener listener) {
        Toolchains toolchains = new Toolchains(home.lambdas());
        toolchains.add("python", listener);
        if (!toolchains.probes().get("python").usable())
            throw new Problem(
                    recipe.purpose() + " need Python 3.10 or newer with venv: "
                            + toolchains.probes().get("python").fault(),
                    "Run: " + toolchains.tool("python").install());
        try {
            PythonEnvironment environment =
                    new PythonEnvironment(home.cache().resolve(recipe.name() + "-" + sum(recipe)));
            try (FolderLock lock = FolderLock.of(environment.folder())) {
                if (!Files.exists(environment.ready())) environment.make(recipe, listener);
            }
            return environment;
        } catch (IOException e) {
            throw new Problem("A Python environment can't be created: " + e.getMessage() + ".",
                    "Check the free disk space and the permissions of " + home.cache() + ".", e);
        }
    }

    public Path python() {
        return folder.resolve("bin/python");
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    private void make(Recipe recipe, BuildListener listener) throws IOException {
        listener.accept("Installing a Python environment for " + recipe.name() + " into the cache. This takes about a "
                + "minute, but only the first time.");
        listener.installs(recipe.name(), List.of());
        try {
            make(recipe);
        } finally {
            listener.ends();
        }
    }

    private void make(Recipe recipe) throws IOException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.createDirectories(folder.getParent());
        Files.deleteIfExists(log);
        run(log, "python3", "-m", "venv", "--clear", folder.toString());
        run(log, python().toString(), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "-r",
                recipe.requirements().toString());
        for (var file : recipe.files().entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.createFile(ready());
        Files.deleteIfExists(log);
    }

    private static void run(Path log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).redirectInput(new File("/dev/null"));
        Downloads.hurry(builder.environment());
        Process process = builder.start();
        try {
            if (process.waitFor() == 0) return;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while creating the Python environment.",
                    "Run the command again. It starts over.", e);
        }
        try (Stream<String> lines = Files.lines(log)) {
            throw new Problem(
                    "\"" + String.join(" ", List.of(command).subList(1, 4)) + "\" failed: "
                            + lines.reduce((first, last) -> last).orElse("it gave no reason"),
                    "If a download failed, check the network, then run the command again. The whole log is " + log
                            + ".");
        }
    }

    private static String sum(Recipe recipe) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(recipe.requirements()));
        recipe.files().values().stream().sorted().forEach(text -> sum.update(text.getBytes()));
        return Long.toHexString(sum.getValue());
    }
}
