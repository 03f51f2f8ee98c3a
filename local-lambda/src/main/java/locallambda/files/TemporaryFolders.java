package locallambda.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import locallambda.system.Folders;
import locallambda.system.LabFolders;

/**
 * Where the environments' temporary files are: on a disk, because files in memory would count against the memory of a
 * function. They are deleted together with their environment, and with their lab at the latest.
 */
public final class TemporaryFolders {

    private static final LabFolders FOLDERS = new LabFolders(parent(), "lambda-race-files-", "temporary files");
    /** An environment's disk, beside its folder. */
    static final String DISK = "disk";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TemporaryFolders() {}

    /** A new folder that everybody may write to, as {@code /tmp}. */
    static Path next() throws IOException {
        Path folder = Files.createDirectory(FOLDERS.own().resolve("" + NUMBER.incrementAndGet()));
        // Set afterwards, because the user's mask would take some of it away.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return folder;
    }

    /**
     * Bytes in the temporary files of this lab's environments, except for files on a {@link TemporaryDisk}, which has a
     * limited size.
     */
    public static long bytes() throws IOException {
        Path lab = FOLDERS.path();
        if (!Files.isDirectory(lab)) return 0;
        long bytes = Folders.bytes(lab);
        try (DirectoryStream<Path> disks = Files.newDirectoryStream(lab)) {
            for (Path each : disks) bytes -= each.resolve(DISK).toFile().length();
        }
        return bytes;
    }

    /** Removes one folder, and after the last one also this lab's folder. */
    static void remove(Path folder) {
        FOLDERS.remove(folder);
    }

    /** As {@link LabFolders#clearDead}. */
    public static List<String> clearDead() {
        return FOLDERS.clearDead();
    }

    /**
     * The folder for temporary files, and for everything else that the environments' processes are started from. By
     * convention, {@code /var/tmp} is on a disk. It stays visible to processes with a private {@code /tmp}.
     */
    public static Path parent() {
        Path disk = Path.of("/var/tmp");
        return Files.isWritable(disk) ? disk : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
