package locallambda.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Starts processes that see other files than this one does. On Linux a mount namespace belongs to a thread, so a thread
 * that ends right afterwards leaves this process, mounts what the new process is to see, and starts it. Needs root.
 */
public final class Mounts {

    private static final int NEW_MOUNT_NAMESPACE = 0x20000;
    private static final long READ_ONLY = 1;
    private static final long REMOUNT = 1 << 5;
    private static final long BIND = 1 << 12;
    private static final long RECURSIVE = 1 << 14;
    private static final long PRIVATE = 1 << 18;
    /** What is deleted in it frees the disk below; it is gone after a crash of the machine anyway. */
    private static final String DISK_OPTIONS = "discard,nobarrier,noinit_itable";
    private static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rwxrwxrwx");

    private Mounts() {}

    /** What the new process sees, and where. */
    public sealed interface Mount {

        Path at();
    }

    /** A file or folder that is seen at another place, too, which is made if it isn't there. */
    public record Bind(Path from, Path at, boolean readOnly) implements Mount {}

    /** The file system ext4 on a block device; everybody may write into its folder. */
    public record Disk(Path device, Path at) implements Mount {}

    /** @param nanos when it was started, {@link System#nanoTime}: after the mounts, which are no part of its start */
    public record Started(Process process, long nanos) {}

    /**
     * Starts a process.
     *
     * @param builder all but its output
     * @param output  file that its output is appended to; the process may see another file by that name
     * @param mounts  made one after another; the last one may hide what this process's classes come from
     */
    public static Started start(ProcessBuilder builder, Path output, List<? extends Mount> mounts)
            throws IOException {
        Attempt attempt = new Attempt(builder, output, mounts);
        Thread thread = Thread.ofPlatform().daemon().name("mounts").unstarted(attempt);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive())
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
        if (attempt.process == null) throw new IOException(attempt.fault);
        return new Started(attempt.process, attempt.nanos);
    }

    /** Everything it uses is loaded before the first mount. */
    private static final class Attempt implements Runnable {

        private final ProcessBuilder builder;
        private final List<? extends Mount> mounts;
        private final String output;
        private Process process;
        private long nanos;
        private String fault = "the process could not be started";

        Attempt(ProcessBuilder builder, Path output, List<? extends Mount> mounts) {
            this.builder = builder;
            this.mounts = mounts;
            this.output = output.toString();
        }

        @Override
        public void run() {
            int file = -1;
            try {
                file = LinuxCalls.open(output, LinuxCalls.WRITE_ONLY);
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/proc/self/fd/" + file)));
                LinuxCalls.unshare(NEW_MOUNT_NAMESPACE);
                LinuxCalls.mount("none", "/", "none", RECURSIVE | PRIVATE, "");
                for (Mount mount : mounts) make(mount);
                nanos = System.nanoTime();
                process = builder.start();
            } catch (IOException e) {
                fault = e.getMessage();
            } finally {
                LinuxCalls.close(file);
            }
        }

        private static void make(Mount mount) throws IOException {
            String at = mount.at().toString();
            switch (mount) {
                case Disk(Path device, Path folder) -> {
                    LinuxCalls.mount(device.toString(), at, "ext4", 0, DISK_OPTIONS);
                    Files.setPosixFilePermissions(folder, EVERYBODY);
                    folder.resolve("lost+found").toFile().delete(); // which is no part of a /tmp
                }
                case Bind(Path from, Path place, boolean readOnly) -> {
                    if (!Files.exists(place) && Files.isDirectory(from)) Files.createDirectory(place);
                    else if (!Files.exists(place)) Files.createFile(place);
                    LinuxCalls.mount(from.toString(), at, "none", BIND | RECURSIVE, "");
                    if (readOnly) LinuxCalls.mount("none", at, "none", BIND | REMOUNT | READ_ONLY, "");
                }
            }
        }
    }
}
