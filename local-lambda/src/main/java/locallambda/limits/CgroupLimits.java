package locallambda.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import locallambda.system.Pause;
import locallambda.system.Problem;

/**
 * Limits that a control group enforces. The kernel limits and measures what the environment uses, and it knows every
 * process of the environment.
 */
final class CgroupLimits implements EnvironmentLimits {

    private final CgroupFiles files;
    private final int memoryMb;
    private final PeakMemory peak = new PeakMemory();
    private volatile Process process;
    private volatile boolean closed;
    private Quota quota;
    private double cpuMs;
    private boolean outOfMemory;
    private long held;

    private CgroupLimits(CgroupFiles files, int memoryMb) {
        this.files = files;
        this.memoryMb = memoryMb;
    }

    /** @param memory whether to set the memory limit, which needs its controller */
    static CgroupLimits limited(CgroupFiles files, int memoryMb, boolean memory) {
        CgroupLimits environmentLimits = new CgroupLimits(files, memoryMb);
        try {
            if (memory) files.memory((long) memoryMb << 20);
            environmentLimits.vcpus(Limits.share(memoryMb));
            return environmentLimits;
        } catch (Problem e) {
            environmentLimits.close();
            throw e;
        }
    }

    @Override
    public List<String> wrap(List<String> command) {
        StringBuilder enter = new StringBuilder();
        files.folders().forEach(each -> enter.append("echo $$ > '").append(each)
                .append("/cgroup.procs' || exit 125; "));
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", enter + "exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    @Override
    public void started(Process process) {
        this.process = process;
    }

    @Override
    public synchronized void vcpus(double share) {
        if (closed) return;
        Quota next = Quota.of(share);
        files.quota(next, quota);
        quota = next;
    }

    @Override
    public synchronized double cpuMs() {
        double now = closed ? cpuMs : files.cpuMs();
        if (now > cpuMs) cpuMs = now;
        return cpuMs;
    }

    /** {@inheritDoc} At least the limit once a process was killed for exceeding it. */
    @Override
    public long peakMb() {
        long seen = closed ? peak.mb() : peak.look(files.pids());
        return outOfMemory() ? Math.max(seen, memoryMb) : seen;
    }

    @Override
    public synchronized boolean outOfMemory() {
        if (!closed) outOfMemory = outOfMemory || files.oomKills() > 0;
        return outOfMemory;
    }

    @Override
    public synchronized long held() {
        if (!closed) held = Math.max(held, files.throttledPeriods());
        return held;
    }

    @Override
    public void notCounting(Set<Long> pids) {
        peak.without(pids);
    }

    @Override
    public void kill() {
        if (process != null) process.destroyForcibly();
        files.kill();
        long end = System.nanoTime() + 2_000_000_000L;
        for (List<Long> left = files.pids(); !left.isEmpty() && System.nanoTime() < end; left = files.pids()) {
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Pause.ms(1);
        }
    }

    @Override
    public void close() {
        if (closed) return;
        kill();
        synchronized (this) {
            if (closed) return;
            cpuMs();
            outOfMemory();
            held();
            closed = true;
        }
        files.remove();
    }
}
