package locallambda.limits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * Control groups version 1: CPU quota, CPU accounting and memory may share one tree, or have two or three trees.
 *
 * @param cpuTree     where groups of the {@code cpu} controller go
 * @param accountTree where groups of the {@code cpuacct} controller go; often the same
 * @param memoryTree  where groups of the {@code memory} controller go; empty if it is switched off
 */
record CgroupV1(Path cpuTree, Path accountTree, Optional<Path> memoryTree) implements Limits {

    /** @throws Problem if this machine has none that we may write to */
    static CgroupV1 here() {
        List<CgroupMount> mounts = CgroupMount.here();
        return new CgroupV1(place(mounts, "cpu").orElseThrow(() -> missing("cpu")),
                place(mounts, "cpuacct").orElseThrow(() -> missing("cpuacct")), place(mounts, "memory"));
    }

    private static Optional<Path> place(List<CgroupMount> mounts, String controller) {
        return mounts.stream().filter(each -> each.names().contains(controller)).flatMap(each -> each.places().stream())
                .findFirst();
    }

    private static Problem missing(String controller) {
        return new Problem("You can't write to any cgroup v1 tree that has the " + controller + " controller.",
                "Run as root, or unset LAMBDA_RACE_LIMITS.");
    }

    @Override
    public String name() {
        return "cgroup1";
    }

    @Override
    public String describe() {
        return "Control groups (version 1) limit the CPU share (quota per 20 ms)"
                + (memory() ? " and memory." : ". The memory controller is off, so memory isn't limited.");
    }

    @Override
    public boolean cpu() {
        return true;
    }

    @Override
    public boolean memory() {
        return memoryTree.isPresent();
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        String name = GroupNames.of(environmentId);
        List<Path> made = Stream.concat(Stream.of(cpuTree, accountTree), memoryTree.stream()).distinct()
                .map(parent -> LabGroup.in(parent).make(name, () -> {})).toList();
        CgroupV1Group group = new CgroupV1Group(made, group(cpuTree, name), group(accountTree, name),
                memoryTree.map(each -> group(each, name)), mostVcpus(cpuTree));
        return CgroupLimits.limited(group, memoryMb, memory());
    }

    private static Path group(Path parent, String name) {
        return LabGroup.in(parent).path().resolve(name);
    }

    /** The least share of this group and those above it that we can see, e.g. the container's. */
    private static double mostVcpus(Path folder) {
        Optional<Long> quota = new ControlFile(folder, "cpu.cfs_quota_us").number();
        if (quota.isEmpty()) return Double.MAX_VALUE;
        double here = quota.get() < 0 ? Double.MAX_VALUE
                : (double) quota.get() / new ControlFile(folder, "cpu.cfs_period_us").number().orElseThrow();
        return Math.min(here, mostVcpus(folder.getParent()));
    }
}
