package lab.run.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import locallambda.system.Folders;

/**
 * An unfinished folder of a run. It gets its final name when it is committed, and is deleted when it is closed before
 * that.
 */
public final class Staged implements AutoCloseable {

    private final Path path;
    private final Path target;

    Staged(Path target) {
        this.target = target;
        try {
            Files.createDirectories(target.getParent());
            this.path = Files.createTempDirectory(target.getParent(), Durable.UNFINISHED);
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Forces everything to disk and gives the folder its name. */
    public void commit() {
        try {
            Durable.rename(path, target);
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    /** Deletes the folder unless it was committed. */
    @Override
    public void close() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }
}
