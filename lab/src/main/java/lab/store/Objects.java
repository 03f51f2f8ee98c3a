package lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The one bucket of the functions, read as S3Proxy keeps it: a folder with a file for each object and nothing in
 * memory. Its listing through S3 walks and sorts the whole folder again for every 1,000 keys, which took seconds for
 * 10,000 objects; a test compares both views.
 */
record Objects(Path bucket) {

    /** A file that S3Proxy is still writing has a name that starts with a dot. */
    private static final DirectoryStream.Filter<Path> FINISHED = file -> !file.getFileName().toString().startsWith(".");

    void create() {
        try {
            Files.createDirectories(bucket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        Set<String> keys = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(bucket, FINISHED)) {
            for (Path file : files) keys.add(file.getFileName().toString());
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void empty() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(bucket)) {
            for (Path file : files) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
