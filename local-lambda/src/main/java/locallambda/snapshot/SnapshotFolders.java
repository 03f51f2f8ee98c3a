package locallambda.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import locallambda.files.TemporaryFolders;
import locallambda.system.Folders;
import locallambda.system.LabMarker;

/** Where snapshots are: beside the environments' temporary files, about 100 MB each, deleted with their lab. */
public final class SnapshotFolders {

    private static final String PREFIX = "lambda-race-snapshots-";
    private static final Path PARENT = TemporaryFolders.parent();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SnapshotFolders() {}

    /** A name for the next snapshot; its parent exists then. */
    static Path next(String function) {
        try {
            return Files.createDirectories(PARENT.resolve(PREFIX + LabMarker.value()))
                    .resolve(function + "-" + NUMBER.incrementAndGet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a snapshot, and with the last one this lab's folder. */
    static void remove(Path snapshot) {
        removed(snapshot);
        try {
            Files.deleteIfExists(PARENT.resolve(PREFIX + LabMarker.value()));
        } catch (IOException e) {
            // another local Lambda of this process still has snapshots in there
        }
    }

    /** Removes those of labs that no longer run. @return a sentence for each */
    public static List<String> clearDead() {
        List<String> done = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
            for (Path each : all) {
                if (LabMarker.alive(each.getFileName().toString().substring(PREFIX.length()))) continue;
                done.add(removed(each)
                        ? "Removed the snapshots in " + each + ", left behind by a lab that no longer runs."
                        : "The snapshots in " + each + " belong to another user, who has to remove them.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
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
