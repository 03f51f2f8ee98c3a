package lab.lambda;

import java.util.List;

/** No limits at all, only the accounting: the memory sizes of a race collapse to one cell named <em>unlimited</em>. */
record Unlimited(String why) implements Limits {

    Unlimited() {
        this("");
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String describe() {
        return "No limits are in force: memory sizes collapse to one cell named unlimited." + why;
    }

    @Override
    public boolean cpu() {
        return false;
    }

    @Override
    public boolean memory() {
        return false;
    }

    @Override
    public Cage cage(String environmentId, int memoryMb) {
        return new Accounting();
    }

    /** A cage without bars: counts and kills. */
    static final class Accounting implements Cage {
        private final PeakMemory peak = new PeakMemory();
        private volatile ProcessTree tree;
        private volatile double cpuMs = Double.NaN;

        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }

        @Override
        public void started(Process process) {
            tree = new ProcessTree(process.toHandle());
        }

        @Override
        public void vcpus(double share) {}

        @Override
        public double cpuMs() {
            if (tree != null) cpuMs = tree.cpuNanos() / 1e6;
            return cpuMs;
        }

        @Override
        public long peakMb() {
            return tree == null ? 0 : peak.look(tree.pids());
        }

        @Override
        public boolean outOfMemory() {
            return false;
        }

        @Override
        public void kill() {
            if (tree == null) return;
            cpuMs();
            tree.kill();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
