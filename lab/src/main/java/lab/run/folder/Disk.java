package lab.run.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import locallambda.system.Problem;

/** Explains problems with files to users. A full disk or a missing permission is not a bug. */
public final class Disk {

    private Disk() {}

    static Problem cannotWrite(Path path, IOException e) {
        return new Problem("Cannot write " + path + ": " + reason(e) + ".",
                "Free some disk space or fix the permissions. --resume continues a race where it stopped.", e);
    }

    public static Problem cannotRead(Path path, IOException e) {
        return new Problem("Cannot read " + path + ": " + reason(e) + ".",
                "Check that the run is complete, and check its permissions.", e);
    }

    /**
     * The problem that a file of a cell or a visit can't be used. A race repeats only measurements that have no folder,
     * and after the race, only the cells have raw samples.
     *
     * @param what   names the file and the reason, as one sentence
     * @param folder of the cell or the visit
     */
    static Problem damaged(String what, Path folder, Exception cause) {
        Path parent = folder.getParent();
        boolean visit = parent != null && parent.endsWith(RunFolder.VISITS);
        return new Problem(what,
                "Delete " + folder + (visit ? "" : " and the folders of its visits, which its cell.json lists")
                        + ". Then continue the race with --resume.",
                cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "permission denied";
        if (e instanceof NoSuchFileException) return "no such file " + e.getMessage();
        return e.getMessage();
    }
}
