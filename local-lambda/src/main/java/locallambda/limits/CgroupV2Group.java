package locallambda.limits;

import java.nio.file.Path;
import java.util.List;

/** The files of one environment in control groups of version 2; source: the kernel's admin guide on cgroup v2. */
record CgroupV2Group(Path folder) implements CgroupFiles {

    @Override
    public void memory(long bytes) {
        new ControlFile(folder, "memory.max").write(Long.toString(bytes));
        writeIfThere("memory.swap.max", "0");
        writeIfThere("memory.oom.group", "1");
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public void quota(Quota quota, Quota before) {
        new ControlFile(folder, "cpu.max").write(quota.quotaUs() + " " + quota.periodUs());
    }

    @Override
    public double cpuMs() {
        return new ControlFile(folder, "cpu.stat").number("usage_usec").map(us -> us / 1e3).orElse(Double.NaN);
    }

    @Override
    public List<Long> pids() {
        return new ControlFile(folder, "cgroup.procs").pids();
    }

    @Override
    public long oomKills() {
        return new ControlFile(folder, "memory.events").number("oom_kill").orElse(0L);
    }

    @Override
    public long throttledPeriods() {
        return new ControlFile(folder, "cpu.stat").number("nr_throttled").orElse(0L);
    }

    @Override
    public void kill() {
        writeIfThere("cgroup.kill", "1");
    }

    @Override
    public void remove() {
        new LabGroup(folder.getParent()).remove(folder);
    }

    private void writeIfThere(String name, String value) {
        ControlFile file = new ControlFile(folder, name);
        if (file.exists()) file.write(value);
    }
}
