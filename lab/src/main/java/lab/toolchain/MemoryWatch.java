package lab.toolchain;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import locallambda.system.Proc;

/**
 * Measures the memory that a build needs. Five times per second, it adds up the memory of all processes that this
 * process started.
 */
final class MemoryWatch implements AutoCloseable {

    private static final long EVERY_MS = 200;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private long peakKb;

    private MemoryWatch() {}

    static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch();
        watch.clock.scheduleWithFixedDelay(watch::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private synchronized void look() {
        peakKb = Math.max(peakKb,
                ProcessHandle.current().descendants().mapToLong(each -> residentKb(each.pid())).sum());
    }

    /** The most it saw at one time, in MB; 0 where there is no {@code /proc}. */
    synchronized long peakMb() {
        return peakKb / 1024;
    }

    /** {@code VmRSS} of a {@code /proc/PID/status}; 0 for a process that is gone. */
    private static long residentKb(long pid) {
        return Proc.text(pid, "status").lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).findFirst().orElse(0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
