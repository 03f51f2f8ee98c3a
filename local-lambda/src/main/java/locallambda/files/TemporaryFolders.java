package locallambda.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import locallambda.system.Folders;
import locallambda.system.LabMarker;

/**
 * Where the environments' temporary files are: on a disk, because files in memory would count against the memory of a
 * function. They are deleted together with their environment, and with their lab at the latest.
 */
public final class TemporaryFolders {

    private static final String PREFIX = "lambda-race-files-";
    /** An environment's disk, beside its folder. */
    static final String DISK = "disk";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TemporaryFolders() {}

    /** A new folder that everybody may write to, as {@code /tmp}. */
    static Path next() throws IOException {
        Path lab = Files.createDirectories(parent().resolve(PREFIX + LabMarker.value()));
        Path folder = Files.createDirectory(lab.resolve("" + NUMBER.incrementAndGet()));
        // Set afterwards, because the user's mask would take some of it away.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return folder;
    }

    /** Bytes in the temporary files of all environments of this lab, but for those on a disk, which is full in time. */
    public static long bytes() throws IOException {
        Path lab = parent().resolve(PREFIX + LabMarker.value());
        if (!Files.isDirectory(lab)) return 0;
        long bytes = Folders.bytes(lab);
        try (DirectoryStream<Path> disks = Files.newDirectoryStream(lab)) {
            for (Path each : disks) bytes -= each.resolve(DISK).toFile().length();
        }
        return bytes;
    }

    /** Removes one, and with the last one this lab's folder. */
    static void remove(Path folder) {
        removed(folder);
        folder.getParent().toFile().delete(); // fails as long as others are in there
    }

    /** Removes those of labs that no longer run. @return a sentence for each */
    public static List<String> clearDead() {
        List<String> done = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent(), PREFIX + "*")) {
            for (Path each : all) {
                if (LabMarker.alive(each.getFileName().toString().substring(PREFIX.length()))) continue;
                done.add(removed(each)
                        ? "Removed the temporary files in " + each + ", left behind by a lab that no longer runs."
                        : "The temporary files in " + each + " belong to another user, who has to remove them.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    /**
     * Where they are, and whatever else the environments' processes are started from: {@code /var/tmp} is a disk by
     * convention and stays visible behind a private {@code /tmp}.
     */
    public static Path parent() {
        Path disk = Path.of("/var/tmp");
        return Files.isWritable(disk) ? disk : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static boolean removed(Path folder) {
        try {
            Folders.delete(folder);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
