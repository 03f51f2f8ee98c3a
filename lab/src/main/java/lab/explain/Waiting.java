package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import locallambda.system.Proc;

/** What a thread that sleeps waits for, by the system call it is in; source: proc_pid_syscall(5). */
enum Waiting {
    NETWORK, THREADS, FILES, UNKNOWN;

    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    /** connect, accept, recvfrom, recvmsg, poll, ppoll, select, pselect6, epoll_wait, epoll_pwait. */
    private static final Set<Integer> SOCKETS =
            ARM ? Set.of(203, 202, 207, 212, 73, 72, 22) : Set.of(42, 43, 45, 47, 7, 271, 23, 270, 232, 281);
    private static final int FUTEX = ARM ? 98 : 202;
    private static final Set<Integer> READS = ARM ? Set.of(63, 65) : Set.of(0, 19);

    /** @param task the folder of a thread under {@code /proc} */
    static Waiting of(String task) {
        String[] call = Proc.text(task + "/syscall").orElse("").strip().split(" ");
        if (!call[0].matches("\\d+")) return UNKNOWN;
        int number = Integer.parseInt(call[0]);
        if (number == FUTEX) return THREADS;
        if (SOCKETS.contains(number)) return NETWORK;
        return READS.contains(number) && isSocket(task, call[1]) ? NETWORK : FILES;
    }

    private static boolean isSocket(String task, String hex) {
        try {
            return Files.readSymbolicLink(Path.of(task, "fd", "" + Long.decode(hex))).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }
}
