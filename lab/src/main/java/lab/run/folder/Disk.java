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

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "permission denied";
        if (e instanceof NoSuchFileException) return "no such file " + e.getMessage();
        return e.getMessage();
    }
}
