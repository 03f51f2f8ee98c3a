package locallambda.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import locallambda.system.MountNamespace;
import locallambda.system.Mounts;

/** Separates the files of one environment from those of all others, by the best means this machine has. */
public final class FileIsolation {

    /** AWS's smallest size, so that the first function finds its empty disk made. */
    private static final int TRIED_MB = 512;

    /** Says why there can be no mount namespaces; empty if there can. Tried once, with a real process. */
    private static final String FAULT = fault(List.of(new Mounts.Bind(Path.of("/tmp"), Path.of("/tmp"), true)));
    /** Says why the size of /tmp cannot be limited; empty if it can. */
    private static final String SIZE_FAULT = FAULT.isEmpty() ? sizeFault() : FAULT;

    private FileIsolation() {}

    /** Files for a new environment. */
    public static EnvironmentFiles of(TaskFolder task) throws IOException {
        return FAULT.isEmpty() ? MountedFiles.of(task, limitsSize()) : CopiedFiles.of(task);
    }

    /** Whether environments can see other files than this machine's, as {@link TaskFolder#view} asks. */
    public static boolean canHide() {
        return FAULT.isEmpty();
    }

    /** Whether a function that writes more into its {@code /tmp} than it may have gets an error. */
    public static boolean limitsSize() {
        return SIZE_FAULT.isEmpty();
    }

    /** A few sentences for people: how this machine separates files, and which files it does not separate. */
    public static String describe() {
        return describe(FAULT, SIZE_FAULT);
    }

    /**
     * @param fault     why there can be no mount namespaces; empty if there can
     * @param sizeFault why the size of /tmp cannot be limited; empty if it can
     */
    static String describe(String fault, String sizeFault) {
        boolean mounted = fault.isEmpty();
        String own = mounted ? "Each environment has its own /tmp, and its task folder is read-only. "
                : "Each environment has its own copy of the task folder, and its own temporary folder, which TMPDIR "
                        + "names. All environments share this machine's /tmp, because the lab can't create mount "
                        + "namespaces (" + fault + "). They need root and, in a container, the right to mount. ";
        String size = sizeFault.isEmpty()
                ? "/tmp has the function's configured size, and a function can't write more. "
                : "The size of temporary files isn't limited" + (mounted ? " (" + sizeFault + ")" : "") + ", but the "
                        + "lab checks it after invocations. If they exceed the configured size of /tmp, the lab writes "
                        + "a warning into the function's log. ";
        return own + size + "The lab doesn't isolate other files on this machine, unless the function's configuration "
                + "hides them. A function can read and write everything that the lab's user can.";
    }

    private static String sizeFault() {
        Path home = null;
        try {
            home = TemporaryFolders.next();
            Path folder = Files.createDirectory(home.resolve("tmp"));
            try (TemporaryDisk disk = TemporaryDisk.of(home.resolve("disk"), TRIED_MB)) {
                return fault(List.of(new Mounts.Disk(disk.device(), folder)));
            }
        } catch (IOException | LinkageError e) {
            return e.getMessage();
        } finally {
            if (home != null) TemporaryFolders.remove(home);
        }
    }

    private static String fault(List<Mounts.Mount> mounts) {
        try (MountNamespace namespace = MountNamespace.of(mounts)) {
            Process process =
                    new ProcessBuilder(namespace.command(List.of("/bin/sh", "-c", "exit 7"), Path.of("/"))).start();
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 7) return "";
            return "a process in one ended with exit code " + process.exitValue();
        } catch (IOException | LinkageError e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "stopped";
        }
    }
}
