package lab.explain;

import java.util.Optional;
import locallambda.system.Proc;

/** One thread as the kernel's scheduler knows it; source: the kernel's Documentation/scheduler/sched-stats. */
record Task(long cpu, long ready) {

    static final Task NONE = new Task(0, 0);

    /** @param folder of the thread under {@code /proc}; empty if it is gone or the kernel keeps no such figures */
    static Optional<Task> read(String folder) {
        return Proc.text(folder + "/schedstat").map(text -> text.strip().split(" ")).filter(all -> all.length == 3)
                .map(all -> new Task(Long.parseLong(all[0]), Long.parseLong(all[1])));
    }

    Task plus(Task other) {
        return new Task(cpu + other.cpu, ready + other.ready);
    }
}
