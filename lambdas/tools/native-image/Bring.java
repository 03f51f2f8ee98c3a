import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Puts a native-image together: {@code java Bring.java PLACE}. The folder PLACE appears as a whole or not at all, and
 * callers that come at the same time wait for the first one.
 */
final class Bring {

    private final Path sources;
    private final Path place;
    private final Path staging;

    private Bring(Path sources, Path place) {
        this.sources = sources;
        this.place = place;
        this.staging = place.resolveSibling(place.getFileName() + ".unfinished");
    }

    public static void main(String... arguments) throws InterruptedException {
        Path place = Path.of(arguments[1]).toAbsolutePath();
        try {
            new Bring(Path.of(arguments[0]), place).locked();
        } catch (Fault e) {
            end(e.getMessage());
        } catch (FileSystemException e) {
            end("The cache folder " + place.getParent() + " cannot be written: " + e.getMessage()
                    + ". Make room, fix its permissions, or name another folder in LAMBDA_RACE_CACHE.");
        } catch (IOException e) {
            end("The cache folder " + place.getParent() + " cannot be written: " + e.getMessage() + ".");
        }
    }

    private static void end(String sentence) {
        System.out.println(sentence);
        System.exit(1);
    }

    private void locked() throws IOException, InterruptedException {
        Files.createDirectories(place.getParent());
        Path lockFile = place.resolveSibling(place.getFileName() + ".lock");
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.exists(place)) return;
            delete(staging); // what a killed one left
            try {
                assemble();
                Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(staging);
            }
        }
    }

    private void assemble() throws IOException, InterruptedException {
        Path parts = Parts.fetch(sources, Files.createDirectories(staging.resolve("parts")));
        Path jdk = staging.resolve("jdk");
        copyJdk(jdk);
        new CLibraries(sources.resolve("c"), staging, place).build();
        Parts.unpack(parts, "graalvm-reachability-metadata-", "schemas/reachability-metadata-schema-",
                jdk.resolve("lib/svm/schemas/reachability-metadata-schema.json"));
        Path driver = Files.createDirectories(staging.resolve("driver"));
        List<String> javac = List.of("-d", driver.toString(), sources.resolve("driver/NativeImage.java").toString(),
                sources.resolve("driver/Metadata.java").toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, javac.toArray(String[]::new)) != 0)
            throw new Fault("The driver of native-image could not be compiled.");
        String version = Parts.version(parts);
        Files.writeString(staging.resolve("version"), version);
        script(jdk.resolve("bin/native-image"), version);
    }

    /** The builder takes its own JVM's JDK for the one whose classes it compiles, and wants files of its own in it. */
    private static void copyJdk(Path to) throws IOException, InterruptedException {
        Path from = Path.of(System.getProperty("java.home"));
        Files.createDirectories(to);
        Run.command("The JDK could not be copied", "cp", "-a", from + "/.", to.toString());
        Files.deleteIfExists(to.resolve("lib/src.zip"));
        delete(to.resolve("jmods"));
    }

    /** {@code --version} needs no Java: it is asked before every build. */
    private static void script(Path file, String version) throws IOException {
        Files.writeString(file, """
                #!/bin/sh
                if [ "$*" = --version ]; then
                    echo "native-image VERSION"
                    echo "GraalVM Runtime Environment assembled from its parts on Maven Central (build VERSION)"
                    echo "Substrate VM assembled from its parts on Maven Central (build VERSION, serial gc)"
                    exit
                fi
                jdk=$(dirname "$(dirname "$(readlink -f "$0")")")
                exec "$jdk/bin/java" -cp "$(dirname "$jdk")/driver" NativeImage "$@"
                """.replace("VERSION", version));
        if (!file.toFile().setExecutable(true)) throw new IOException(file + " cannot be made executable");
    }

    private static void delete(Path folder) throws IOException, InterruptedException {
        if (Files.exists(folder)) Run.command("An unfinished folder could not be deleted", "rm", "-rf",
                folder.toString());
    }
}
