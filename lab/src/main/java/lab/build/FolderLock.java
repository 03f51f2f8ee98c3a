package lab.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two builds of one variant apart, in one process or in two; the lock of a killed build is gone with it. */
final class FolderLock implements AutoCloseable {

    private static final long POLL_MS = 100;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else holds it. */
    static FolderLock of(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        FileChannel channel = FileChannel.open(folder.resolveSibling(folder.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (!taken(channel)) {
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                channel.close();
                throw new lab.Problem("Stopped while another build was going on.", "Run the command again.", e);
            }
        }
        return new FolderLock(channel);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
