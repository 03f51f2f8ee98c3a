package lab.run.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import locallambda.system.Problem;

/** One process at a time writes to a run; the system lets go of the lock when that process ends, however it ends. */
record RunLock(FileChannel channel) implements AutoCloseable {

    /** @throws Problem if another race holds the lock */
    static RunLock take(Path run) throws IOException {
        FileChannel channel =
                FileChannel.open(run.resolve(RunFolder.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel)) return new RunLock(channel);
        channel.close();
        throw new Problem("Another race is writing to " + run + ".", "Wait until that race has ended, or stop it.");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
