package locallambda.limits;

import java.util.function.Consumer;
import locallambda.system.Posix;
import locallambda.system.Proc;

/**
 * Limits that signals enforce: SIGSTOP once the CPU share of a 20 ms period is used up, SIGCONT when a later period has
 * room again. CPU time beyond the share is deducted from the next periods, so the mean share is right even if a stop
 * comes late. At most ten periods are deducted, so that a busy machine does not stop an environment for long. SIGKILL
 * ends an environment whose memory goes over the limit.
 */
final class ThrottledLimits extends ProcessTreeLimits {

    private static final long MEMORY_EVERY_NS = 4_000_000;
    private static final int MOST_DEBT = 10;
    private static final long BUSY_NS = 500_000;
    private static final long IDLE_NS = 1_000_000;
    private static final long IDLE_AFTER_NS = 50_000_000;

    private final int memoryMb;
    private final Consumer<ThrottledLimits> began;
    private final Consumer<ThrottledLimits> ended;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private Quota quota;
    private boolean free;
    private boolean stopped;
    private boolean outOfMemory;
    private long held;
    private long used;
    private long paid; // CPU ns that periods so far have paid for; used - paid is what this period has cost
    private long periodAt = System.nanoTime();
    private long memoryAt = periodAt;
    private long activeAt = periodAt;

    /** @param began is told when there is something to look at, @param ended when there no longer is */
    ThrottledLimits(int memoryMb, Consumer<ThrottledLimits> began, Consumer<ThrottledLimits> ended) {
        this.memoryMb = memoryMb;
        this.began = began;
        this.ended = ended;
        vcpus(Limits.share(memoryMb));
    }

    @Override
    public void started(Process process) {
        super.started(process);
        began.accept(this);
    }

    @Override
    public void close() {
        ended.accept(this);
        super.close();
    }

    @Override
    public synchronized void vcpus(double share) {
        quota = Quota.of(share);
        free = share >= processors;
        paid = used;
    }

    /**
     * Looks, and stops or continues the processes.
     *
     * @return in how many ns to look again: soon while they run, at the next period while they are stopped
     */
    synchronized long tick() {
        long now = System.nanoTime();
        long before = used;
        used = tree.cpuNanos();
        if (used > before) activeAt = now;
        if (used > before && now - memoryAt > MEMORY_EVERY_NS) watchMemory(now);
        newPeriods(now);
        boolean spent = !free && used - paid >= quota.quotaUs() * 1_000;
        if (spent && !stopped) held++;
        if (spent) tree.signal(Posix.SIGSTOP);
        else if (stopped) tree.signal(Posix.SIGCONT);
        stopped = spent;
        if (stopped) return periodAt + quota.periodUs() * 1_000 - now;
        return now - activeAt < IDLE_AFTER_NS ? BUSY_NS : IDLE_NS;
    }

    private void newPeriods(long now) {
        long length = quota.periodUs() * 1_000;
        long periods = (now - periodAt) / length;
        periodAt += periods * length;
        long quotaNs = quota.quotaUs() * 1_000;
        paid = Math.clamp(paid + periods * quotaNs, used - MOST_DEBT * quotaNs, used);
    }

    private void watchMemory(long now) {
        memoryAt = now;
        long kb = 0;
        for (long pid : tree.pids()) kb += PeakMemory.kb("VmRSS:", Proc.text(pid, "status"));
        if (kb <= memoryMb * 1024L) return;
        outOfMemory = true;
        peakMb();
        tree.kill();
    }

    /** {@inheritDoc} At least the limit once a process was killed for exceeding it. */
    @Override
    public long peakMb() {
        long seen = super.peakMb();
        return outOfMemory() ? Math.max(seen, memoryMb) : seen;
    }

    @Override
    public synchronized boolean outOfMemory() {
        return outOfMemory;
    }

    @Override
    public synchronized long held() {
        return held;
    }
}
