package lab.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Home;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** Builds the stores' module into the cache and returns its class path. The stores are on no other class path. */
public final class StoresBuild {

    private StoresBuild() {}

    /** @throws Problem if Maven fails */
    public static String classPath(Home home) {
        Path folder = folder(home);
        try (FolderLock lock = FolderLock.of(folder)) {
            if (!Files.isDirectory(folder)) build(home, sources(home).toRealPath(), folder);
            return folder + "/*";
        } catch (IOException e) {
            throw new Problem("Can't build the local S3 and DynamoDB: " + e + ".",
                    "Check the free disk space and the permissions of " + home.cache() + ".", e);
        }
    }

    /** Where this checkout's stores are once they are built. */
    static Path folder(Home home) {
        try {
            return home.cache().resolve("stores-"
                    + new ContentHash().add(sources(home).toRealPath()).add(Runtime.version().toString()).name());
        } catch (IOException e) {
            throw new Problem("Cannot read " + sources(home) + ": " + e + ".",
                    "Check that the checkout of this repository is complete.", e);
        }
    }

    private static Path sources(Home home) {
        return home.checkout().resolve("lab/stores");
    }

    private static void build(Home home, Path sources, Path folder) throws IOException {
        Path staging = folder.resolveSibling(folder.getFileName() + ".staging");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.deleteIfExists(log);
        try {
            Folders.delete(staging);
            Folders.copy(sources, staging, ContentHash.files(sources));
            int exit = Shell.run("mvn -q -B package", staging, Map.of(), log);
            if (exit != 0) throw failed(exit, log);
            Files.move(staging.resolve("target/stores.jar"), staging.resolve("target/lib/stores.jar"));
            Files.move(staging.resolve("target/lib"), folder);
        } finally {
            Folders.delete(staging);
        }
        Files.deleteIfExists(log);
    }

    private static Problem failed(int exit, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new Problem("Maven couldn't build the local S3 and DynamoDB (exit code " + exit + "): "
                + lines.stream().filter(line -> line.contains("ERROR")).findFirst().orElse("see its log") + ".",
                "If a download failed, check the network, then run the command again. The whole log is " + log + ".");
    }
}
