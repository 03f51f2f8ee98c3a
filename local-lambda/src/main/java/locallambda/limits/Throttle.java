package locallambda.limits;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Limits for users who may not write control groups. One thread reads the CPU clocks of all environments, every 0.5 ms
 * while one of them runs, and limits the environments with signals.
 */
final class Throttle implements Limits {

    private final List<ThrottledLimits> all = new CopyOnWriteArrayList<>();
    private Thread watch;

    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public String describe() {
        return "The lab stops and continues processes to limit the CPU share (per 20 ms), and watches resident memory "
                + "to limit memory. This is less exact than control groups.";
    }

    @Override
    public boolean cpu() {
        return true;
    }

    @Override
    public boolean memory() {
        return true;
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        return new ThrottledLimits(memoryMb, this::add, all::remove);
    }

    private synchronized void add(ThrottledLimits one) {
        all.add(one);
        if (watch == null) watch = Thread.ofPlatform().daemon().name("throttle").start(this::watch);
        LockSupport.unpark(watch);
    }

    private void watch() {
        while (true) {
            long pause = Long.MAX_VALUE;
            for (ThrottledLimits each : all) pause = Math.min(pause, each.tick());
            if (pause == Long.MAX_VALUE) LockSupport.park(this);
            else LockSupport.parkNanos(this, Math.max(pause, 50_000));
        }
    }
}
