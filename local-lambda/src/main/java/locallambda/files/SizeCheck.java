package locallambda.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import locallambda.system.Folders;

/**
 * Checks the size of a folder for temporary files if the system does not limit this size. The longer a check takes, the
 * later the next check runs, so that all checks together take at most a hundredth of the time.
 */
final class SizeCheck {

    private static final int REST = 100;

    private final Path folder;
    private final int sizeMb;
    private long nextNanos = System.nanoTime();
    private boolean told;

    SizeCheck(Path folder, int sizeMb) {
        this.folder = folder;
        this.sizeMb = sizeMb;
    }

    int mb() {
        return sizeMb;
    }

    /** A sentence, once, if there is more in the folder than the function may have. */
    synchronized Optional<String> oversize() {
        long begin = System.nanoTime();
        if (told || begin - nextNanos < 0) return Optional.empty();
        long mb = usedMb();
        long end = System.nanoTime();
        nextNanos = end + REST * (end - begin);
        told = mb > sizeMb;
        return told ? Optional.of("The temporary files of this environment take " + mb + " MB, but the function's /tmp "
                + "has only " + sizeMb + " MB. On AWS, writing more than that fails with \"No space left on device\". "
                + "Delete files, or give the function a larger /tmp.") : Optional.empty();
    }

    /** A function may delete files while they are counted; the next look will see what is left. */
    private long usedMb() {
        try {
            return Folders.bytes(folder) >> 20;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
