package lab.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of one environment in control groups of version 1; source: the kernel's admin guide on cgroup v1. */
record CgroupV1Group(List<Path> folders, Path cpu, Path cpuacct, Optional<Path> memory) implements CgroupFiles {

    @Override
    public void quota(Quota quota) {
        long most = (long) (quota.periodUs() * mostShare(cpu.getParent()));
        new ControlFile(cpu, "cpu.cfs_period_us").write(Long.toString(quota.periodUs()));
        new ControlFile(cpu, "cpu.cfs_quota_us").write(Long.toString(Math.min(quota.quotaUs(), most)));
    }

    /** Version 1 refuses a quota above that of a group further up, e.g. the container's; so nobody asks for more. */
    private static double mostShare(Path folder) {
        long quota = new ControlFile(folder, "cpu.cfs_quota_us").number().orElse(0L);
        if (quota == 0) return Long.MAX_VALUE;
        double here = quota < 0 ? Long.MAX_VALUE
                : (double) quota / new ControlFile(folder, "cpu.cfs_period_us").number().orElse(quota);
        return Math.min(here, mostShare(folder.getParent()));
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
        for (Path folder : folders) new LabFolder(folder.getParent()).remove(folder);
    }
}
