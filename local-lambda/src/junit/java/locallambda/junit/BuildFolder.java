package locallambda.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The folder for the log and the files of a test class's function. It stays in the project's build folder for later
 * reading.
 */
record BuildFolder(Path path) {

    /** An empty folder for that class: in {@code target} for Maven, in {@code build} for Gradle. */
    static BuildFolder of(Class<?> test) {
        try {
            Path build = Stream.of("target", "build").map(Path::of).filter(Files::isDirectory).findFirst()
                    .orElse(Path.of("target"));
            Path folder = build.resolve("local-lambda").resolve(test.getName()).toAbsolutePath();
            Folders.delete(folder);
            return new BuildFolder(Files.createDirectories(folder));
        } catch (IOException | UncheckedIOException e) {
            throw new Problem("The folder for the function of " + test.getName() + " can't be created: "
                    + e.getMessage() + ".",
                    "Check the free disk space and the permissions of the project's build "
                            + "folder.",
                    e);
        }
    }

    /** A new folder inside this folder. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /** Deletes a folder inside this folder, if it exists. */
    void delete(String name) {
        try {
            Folders.delete(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
