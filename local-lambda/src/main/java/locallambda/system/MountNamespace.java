package locallambda.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A view of the file system for processes that are started in it. On Linux a mount namespace belongs to a thread, and
 * threads that this one starts inherit it, also those that the JDK starts for a process or for virtual threads. So a
 * thread makes the namespace and ends without starting anything, and the processes enter it themselves, by
 * {@code nsenter}. Needs root. Source: mount_namespaces(7).
 */
public final class MountNamespace implements AutoCloseable {

    private static final int NEW_MOUNT_NAMESPACE = 0x20000;
    private static final long READ_ONLY = 1;
    private static final long REMOUNT = 1 << 5;
    private static final long BIND = 1 << 12;
    private static final long RECURSIVE = 1 << 14;
    private static final long PRIVATE = 1 << 18;
    /** What is deleted in it frees the disk below; it is gone after a crash of the machine anyway. */
    private static final String DISK_OPTIONS = "discard,nobarrier,noinit_itable";
    private static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rwxrwxrwx");
    private static final int CLOSED = -1;

    private final Path tool;
    private int file;

    private MountNamespace(Path tool, int file) {
        this.tool = tool;
        this.file = file;
    }

    /**
     * @param mounts made one after another
     * @throws IOException if the system doesn't allow it
     */
    public static MountNamespace of(List<? extends Mounts.Mount> mounts) throws IOException {
        Path tool = SystemTool.find("nsenter", "util-linux");
        Attempt attempt = new Attempt(mounts);
        Thread thread = Thread.ofPlatform().daemon().name("mounts").unstarted(attempt);
        thread.start();
        Threads.join(thread);
        if (attempt.file < 0) throw new IOException(attempt.fault);
        return new MountNamespace(tool, attempt.file);
    }

    /**
     * A command that runs in the namespace, in {@code folder} as the namespace shows it. The command gets no input,
     * because a file that was opened outside of the namespace could not be part of a snapshot.
     */
    public synchronized List<String> command(List<String> command, Path folder) {
        List<String> entering = new ArrayList<>(List.of(tool.toString(),
                "--mount=/proc/" + ProcessHandle.current().pid() + "/fd/" + file, "/bin/sh", "-c",
                "cd \"$0\" && unset PWD OLDPWD && exec \"$@\" </dev/null", folder.toString()));
        entering.addAll(command);
        return entering;
    }

    /** The namespace and its mounts disappear once its processes have ended. */
    @Override
    public synchronized void close() {
        LinuxCalls.close(file);
        file = CLOSED;
    }

    /** Everything it uses is loaded before the first mount. */
    private static final class Attempt implements Runnable {

        private final List<? extends Mounts.Mount> mounts;
        private int file = CLOSED;
        private String fault = "there is no mount namespace";

        Attempt(List<? extends Mounts.Mount> mounts) {
            this.mounts = mounts;
        }

        @Override
        public void run() {
            int opened = CLOSED;
            try {
                LinuxCalls.unshare(NEW_MOUNT_NAMESPACE);
                opened = LinuxCalls.open("/proc/thread-self/ns/mnt", LinuxCalls.READ_ONLY);
                LinuxCalls.mount("none", "/", "none", RECURSIVE | PRIVATE, "");
                for (Mounts.Mount mount : mounts) make(mount);
                file = opened;
            } catch (IOException e) {
                fault = e.getMessage();
                LinuxCalls.close(opened);
            }
        }

        private static void make(Mounts.Mount mount) throws IOException {
            String at = mount.at().toString();
            switch (mount) {
                case Mounts.Disk(Path device, Path folder) -> {
                    LinuxCalls.mount(device.toString(), at, "ext4", 0, DISK_OPTIONS);
                    Files.setPosixFilePermissions(folder, EVERYBODY);
                    folder.resolve("lost+found").toFile().delete(); // which is no part of a /tmp
                }
                case Mounts.Bind(Path from, Path place, boolean readOnly) -> {
                    if (!Files.exists(place) && Files.isDirectory(from)) Files.createDirectory(place);
                    else if (!Files.exists(place)) Files.createFile(place);
                    LinuxCalls.mount(from.toString(), at, "none", BIND | RECURSIVE, "");
                    if (readOnly) LinuxCalls.mount("none", at, "none", BIND | REMOUNT | READ_ONLY, "");
                }
            }
        }
    }
}
