package locallambda.limits;

import java.util.List;
import java.util.Set;

/** Accounting without limits: finds an environment's processes by their family tree, measures them, and kills them. */
class ProcessTreeLimits implements EnvironmentLimits {

    protected final ProcessTree tree = new ProcessTree();
    protected final PeakMemory peak = new PeakMemory();
    private volatile boolean started;
    private volatile boolean closed;

    @Override
    public List<String> wrap(List<String> command) {
        return tree.mark(command);
    }

    @Override
    public void started(Process process) {
        tree.started(process);
        started = true;
    }

    @Override
    public void vcpus(double share) {}

    /** {@inheritDoc} CPU time that a process used between the last reading and its end is not counted. */
    @Override
    public double cpuMs() {
        return started ? tree.cpuNanos() / 1e6 : Double.NaN;
    }

    @Override
    public long peakMb() {
        return peak.look(tree.pids());
    }

    @Override
    public boolean outOfMemory() {
        return false;
    }

    @Override
    public long held() {
        return 0;
    }

    @Override
    public void notCounting(Set<Long> pids) {
        peak.without(pids);
        tree.refresh();
    }

    @Override
    public void kill() {
        if (!started) return;
        cpuMs();
        tree.kill();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        kill();
    }
}
