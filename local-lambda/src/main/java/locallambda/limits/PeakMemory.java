package locallambda.limits;

import java.util.Set;
import locallambda.system.Proc;

/** Remembers the most memory that the processes of an environment had at one time. */
final class PeakMemory {

    private long peakKb;
    private Set<Long> without = Set.of();

    /** Leaves these processes out from now on. */
    synchronized void without(Set<Long> pids) {
        without = Set.copyOf(pids);
    }

    /**
     * Looks at these processes now.
     *
     * @return the largest sum of their VmHWM so far, MB rounded up
     */
    synchronized long look(Iterable<Long> pids) {
        long sum = 0;
        for (long pid : pids) if (!without.contains(pid)) sum += kb("VmHWM:", Proc.text(pid, "status"));
        peakKb = Math.max(peakKb, sum);
        return mb();
    }

    synchronized long mb() {
        return Math.ceilDiv(peakKb, 1024);
    }

    /** A line of {@code /proc/PID/status}, in KiB; 0 for a process without memory (a zombie, a kernel thread). */
    static long kb(String name, String status) {
        int at = status.indexOf(name);
        if (at < 0) return 0;
        return Long.parseLong(status.substring(at + name.length(), status.indexOf(" kB", at)).strip());
    }
}
