package lab.toolchain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import locallambda.system.Problem;

/**
 * Prevents two builds in one folder at the same time, in one process or in two. If a build is killed, its lock ends
 * too.
 */
public final class FolderLock implements AutoCloseable {

    private static final long POLL_MS = 100;
    /**
     * Locks of this process: it must not open a file again whose lock it holds, as POSIX drops the lock with any close.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits until nobody else holds it. */
    public static FolderLock of(Path folder) throws IOException {
        try {
            for (Optional<FolderLock> lock = tryOf(folder);; lock = tryOf(folder)) {
                if (lock.isPresent()) return lock.get();
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while waiting for another build.", "Run the command again.", e);
        }
    }

    /** Empty if somebody else holds it. */
    static Optional<FolderLock> tryOf(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path file = folder.resolveSibling(folder.getFileName() + ".lock").toAbsolutePath().normalize();
        if (!HELD.add(file)) return Optional.empty();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) return Optional.of(new FolderLock(file, channel));
        } catch (IOException e) {
            HELD.remove(file);
            if (channel != null) channel.close();
            throw e;
        }
        HELD.remove(file);
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
