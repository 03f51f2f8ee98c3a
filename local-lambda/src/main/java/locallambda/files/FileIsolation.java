package locallambda.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import locallambda.system.Mounts;

/** Separates the files of one environment from those of all others, by the best means this machine has. */
public final class FileIsolation {

    /** Says why there can be no mount namespaces; empty if there can. Tried once, with a real process. */
    private static final String FAULT = fault();

    private FileIsolation() {}

    /** Files for a new environment. */
    public static EnvironmentFiles of(TaskFolder task) throws IOException {
        return FAULT.isEmpty() ? MountedFiles.of(task) : CopiedFiles.of(task);
    }

    /** Whether environments can see other files than this machine's, as {@link TaskFolder#view} asks. */
    public static boolean canHide() {
        return FAULT.isEmpty();
    }

    /** One or two sentences for people: how files are kept apart here, and what is not. */
    public static String describe() {
        if (FAULT.isEmpty())
            return "Each environment has a /tmp of its own, and its task folder is read-only. The size of /tmp is not "
                    + "limited.";
        return "Each environment has its own copy of the task folder, and TMPDIR names a folder of its own. All share "
                + "this machine's /tmp, because mount namespaces need root (" + FAULT + ").";
    }

    private static String fault() {
        Path output = null;
        try {
            output = Files.createTempFile("mounts-", "");
            Process process = Mounts.start(new ProcessBuilder("/bin/sh", "-c", "exit 7"), output,
                    List.of(new Mounts.Bind(Path.of("/tmp"), Path.of("/tmp"), true))).process();
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 7) return "";
            return "a process in one ended with " + process.exitValue();
        } catch (IOException | LinkageError e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "stopped";
        } finally {
            if (output != null) output.toFile().delete();
        }
    }
}
