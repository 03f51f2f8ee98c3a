package locallambda.limits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one environment in control groups of version 1; source: the kernel's admin guide on cgroup v1.
 *
 * @param folders   its folders in all trees; one may serve for several controllers
 * @param mostVcpus the share of the groups further up; the kernel refuses a quota above it
 */
record CgroupV1Group(List<Path> folders, Path cpu, Path cpuacct, Optional<Path> memory, double mostVcpus)
        implements CgroupFiles {

    @Override
    public void quota(Quota quota, Quota before) {
        long most = (long) Math.min(quota.quotaUs(), quota.periodUs() * mostVcpus);
        if (before == null || before.periodUs() != quota.periodUs())
            new ControlFile(cpu, "cpu.cfs_period_us").write(Long.toString(quota.periodUs()));
        new ControlFile(cpu, "cpu.cfs_quota_us").write(Long.toString(most));
    }

    /** {@inheritDoc} Limits memory and swap together if the kernel counts swap; otherwise turns swapping off. */
    @Override
    public void memory(long bytes) {
        Path folder = memory.orElseThrow();
        new ControlFile(folder, "memory.limit_in_bytes").write(Long.toString(bytes));
        ControlFile withSwap = new ControlFile(folder, "memory.memsw.limit_in_bytes");
        if (withSwap.exists()) withSwap.write(Long.toString(bytes));
        else new ControlFile(folder, "memory.swappiness").write("0");
    }

    @Override
    public double cpuMs() {
        return new ControlFile(cpuacct, "cpuacct.usage").number().map(ns -> ns / 1e6).orElse(Double.NaN);
    }

    @Override
    public List<Long> pids() {
        return new ControlFile(cpu, "cgroup.procs").pids();
    }

    @Override
    public long oomKills() {
        return memory.flatMap(each -> new ControlFile(each, "memory.oom_control").number("oom_kill")).orElse(0L);
    }

    @Override
    public long throttledPeriods() {
        return new ControlFile(cpu, "cpu.stat").number("nr_throttled").orElse(0L);
    }

    @Override
    public void kill() {}

    @Override
    public void remove() {
        for (Path folder : folders) new LabGroup(folder.getParent()).remove(folder);
    }
}
