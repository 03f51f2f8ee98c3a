package locallambda.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import locallambda.files.TemporaryFolders;
import locallambda.system.LabFolders;

/** Where snapshots are: beside the environments' temporary files, about 100 MB each, deleted with their lab. */
public final class SnapshotFolders {

    private static final LabFolders FOLDERS =
            new LabFolders(TemporaryFolders.parent(), "lambda-race-snapshots-", "snapshots");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SnapshotFolders() {}

    /** A name for the next snapshot; its parent exists then. */
    static Path next(String function) {
        try {
            return FOLDERS.own().resolve(function + "-" + NUMBER.incrementAndGet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a snapshot, and after the last one also this lab's folder. */
    static void remove(Path snapshot) {
        FOLDERS.remove(snapshot);
    }

    /** As {@link LabFolders#clearDead}. */
    public static List<String> clearDead() {
        return FOLDERS.clearDead();
    }
}
