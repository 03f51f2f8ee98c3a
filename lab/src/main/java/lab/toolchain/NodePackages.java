package lab.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lab.Home;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Installs what a folder's {@code package-lock.json} pins into the user's cache, once for each content of that file.
 */
public final class NodePackages {

    /** What npm reads; nothing else of the folder decides what is installed. */
    private static final List<String> READ = List.of("package.json", "package-lock.json", ".npmrc");

    /** npm waits minutes for a host that does not answer, whatever its settings say: a small question comes first. */
    private static final String ASK = "timeout 10 npm ping >/dev/null 2>&1 || [ $? != 124 ] || "
            + "{ echo 'the package registry does not answer'; exit 1; }; ";

    private NodePackages() {}

    /**
     * @param name     of the folder in the cache
     * @param sources  the folder with {@code package.json} and {@code package-lock.json}
     * @param listener hears that something is being installed
     * @return {@code node_modules}
     * @throws Problem if npm fails
     */
    public static Path install(Home home, String name, Path sources, BuildListener listener) {
        try {
            ContentHash hash = new ContentHash();
            for (String file : READ) hash.add(Files.readString(sources.resolve(file)));
            Path folder = home.cache().resolve(name + "-" + hash.name());
            try (FolderLock lock = FolderLock.of(folder)) {
                if (!Files.isDirectory(folder)) {
                    listener.accept("Installing " + name + " into the cache with npm. Later runs use this copy.");
                    listener.installs(name, List.of());
                    try {
                        install(sources, folder);
                    } finally {
                        listener.ends();
                    }
                }
            }
            return folder.resolve("node_modules");
        } catch (IOException e) {
            throw new Problem("Cannot install " + name + ": " + e + ".",
                    "Check the free disk space and the permissions of " + home.cache() + ".", e);
        }
    }

    private static void install(Path sources, Path folder) throws IOException {
        Path staging = folder.resolveSibling(folder.getFileName() + ".staging");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.deleteIfExists(log);
        try {
            Folders.delete(staging);
            Folders.copy(sources, staging, READ.stream().map(sources::resolve).toList());
            int exit = Shell.run(ASK + "npm ci --omit=dev --ignore-scripts", staging,
                    Map.of("PUPPETEER_SKIP_DOWNLOAD", "1"), log);
            if (exit != 0)
                throw new Problem(
                        "npm couldn't install the packages for " + sources + " (exit code " + exit + "): " + reason(log)
                                + ".",
                        "If the registry can't be reached, check the network. Otherwise, check Node with "
                                + "./jbang doctor. The whole log is " + log + ".");
            Files.move(staging, folder);
        } finally {
            Folders.delete(staging);
        }
        Files.deleteIfExists(log);
    }

    /** npm's first error, or the last line if there is none; the log begins with the command. */
    private static String reason(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream().skip(1).filter(line -> !line.isBlank()).toList();
        return lines.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("npm err")).findFirst()
                .or(() -> lines.stream().reduce((first, last) -> last)).orElse("it gave no reason");
    }
}
