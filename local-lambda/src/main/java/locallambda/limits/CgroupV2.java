package locallambda.limits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import locallambda.system.Problem;
import locallambda.system.Proc;

/**
 * Control groups version 2, in the tree's top or in a folder that was delegated to this user.
 *
 * @param parent the folder in which the lab makes its group
 * @param memory whether the memory controller is there
 */
record CgroupV2(Path parent, boolean memory) implements Limits {

    /** @throws Problem if this machine has none that we may write to */
    static CgroupV2 here() {
        return CgroupMount.here().stream().filter(each -> each.type().equals("cgroup2"))
                .flatMap(each -> each.places().stream()).flatMap(each -> in(each).stream()).findFirst()
                .orElseThrow(() -> new Problem("You can't write to any cgroup v2 tree that has the cpu controller.",
                        "Run as root, or unset LAMBDA_RACE_LIMITS."));
    }

    /** Groups below that folder; empty without a CPU controller. */
    static Optional<CgroupV2> in(Path folder) {
        List<String> controllers = controllers(folder, "cgroup.controllers");
        return controllers.contains("cpu") ? Optional.of(new CgroupV2(folder, controllers.contains("memory")))
                : Optional.empty();
    }

    private static List<String> controllers(Path folder, String file) {
        return Arrays.asList(new ControlFile(folder, file).text().orElse("").split(" "));
    }

    @Override
    public String name() {
        return "cgroup2";
    }

    @Override
    public String describe() {
        return "Control groups (version 2) limit the CPU share (quota per 20 ms)"
                + (memory ? " and memory." : ". The memory controller is off, so memory isn't limited.");
    }

    @Override
    public boolean cpu() {
        return true;
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        LabGroup lab = LabGroup.in(parent);
        CgroupV2Group group = new CgroupV2Group(lab.make(GroupNames.of(environmentId), () -> {
            handOn(parent);
            handOn(lab.path());
        }));
        return CgroupLimits.limited(group, memoryMb, memory);
    }

    /** Lets the folder's children have the controllers. */
    private void handOn(Path folder) {
        List<String> missing = new ArrayList<>(memory ? List.of("cpu", "memory") : List.of("cpu"));
        missing.removeAll(controllers(folder, "cgroup.subtree_control"));
        if (missing.isEmpty()) return;
        ControlFile control = new ControlFile(folder, "cgroup.subtree_control");
        String wanted = "+" + String.join(" +", missing);
        try {
            control.write(wanted);
        } catch (Problem busy) {
            makeRoom(folder, busy);
            control.write(wanted);
        }
    }

    private static void makeRoom(Path folder, Problem why) {
        List<Long> pids = new ControlFile(folder, "cgroup.procs").pids();
        if (!pids.contains(ProcessHandle.current().pid())) throw why;
        Path rest = folder.resolve(CgroupMount.REST);
        if (!Files.isDirectory(rest)) new LabGroup(folder).make(CgroupMount.REST, () -> {});
        for (long pid : pids)
            if (Proc.startTicks(pid) > 0) new ControlFile(rest, "cgroup.procs").write(Long.toString(pid));
    }
}
