package locallambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import locallambda.files.TemporaryFolders;
import locallambda.limits.CgroupMount;
import locallambda.limits.LabGroup;
import locallambda.snapshot.SnapshotFolders;
import locallambda.system.LabMarker;
import locallambda.system.Proc;

/**
 * Clears what a killed lab left behind. The {@link LabMarker} shows whether a lab is dead or still runs beside this
 * one.
 */
public final class Leftovers {

    private Leftovers() {}

    /** @return what was done, one sentence each; empty if there was nothing to do */
    public static List<String> clear() {
        List<String> done = new ArrayList<>();
        for (long pid : Proc.all()) {
            Optional<String> lab = Proc.variable(pid, LabMarker.VARIABLE);
            if (lab.isEmpty() || LabMarker.alive(lab.get()) || !Proc.sameNamespace(pid)) continue;
            String name = Proc.text(pid, "comm").strip();
            if (ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false))
                done.add("Killed process " + pid + " (" + name + "), left behind by a lab that no longer runs.");
        }
        CgroupMount.here().stream().flatMap(each -> each.places().stream()).distinct()
                .flatMap(each -> LabGroup.dead(each).stream()).filter(LabGroup::clear)
                .forEach(each -> done.add("Removed control group " + each.path()
                        + ", left behind by a lab that no longer runs."));
        done.addAll(SnapshotFolders.clearDead());
        done.addAll(TemporaryFolders.clearDead());
        return done;
    }
}
