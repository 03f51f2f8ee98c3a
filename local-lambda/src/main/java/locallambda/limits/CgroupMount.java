package locallambda.limits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import locallambda.system.Proc;

/**
 * The place where a tree of control groups is mounted, and this process's group in that tree. Source: cgroups(7),
 * proc_pid_mountinfo(5).
 *
 * @param type   {@code cgroup} (version 1) or {@code cgroup2}
 * @param names  version 1: the controllers of this tree
 * @param folder the mount point
 * @param own    this process's group, which is the mount point or below it
 */
public record CgroupMount(String type, List<String> names, Path folder, Path own) {

    /**
     * A group for processes that had to leave their own group. In version 2, a group that passes controllers on to its
     * children must not contain processes itself.
     */
    static final String REST = "lambda-race-rest";

    /** The trees of this machine. */
    public static List<CgroupMount> here() {
        return of(ProcessHandle.current().pid());
    }

    /** The trees of this machine with the groups that another process is in; empty if it is gone. */
    public static List<CgroupMount> of(long pid) {
        return parse(Proc.text(ProcessHandle.current().pid(), "mountinfo"), Proc.text(pid, "cgroup"));
    }

    /** @param mountinfo text of {@code /proc/PID/mountinfo}, @param cgroup text of {@code /proc/PID/cgroup} */
    static List<CgroupMount> parse(String mountinfo, String cgroup) {
        return mountinfo.lines().flatMap(line -> mount(line, cgroup).stream()).toList();
    }

    /** Folders that can hold the lab's groups and that we may write to: the tree's top first, then our own group. */
    public List<Path> places() {
        return Stream.of(folder, own.endsWith(REST) ? own.getParent() : own).distinct()
                .filter(Files::isWritable).toList();
    }

    private static Optional<CgroupMount> mount(String line, String cgroup) {
        String[] halves = line.split(" - ", 2);
        String[] left = halves[0].split(" ");
        String[] right = halves.length < 2 ? new String[0] : halves[1].split(" ");
        if (right.length < 3 || !right[0].startsWith("cgroup")) return Optional.empty();
        List<String> names = right[0].equals("cgroup2") ? List.of() : List.of(right[2].split(","));
        Path folder = Path.of(left[4].replace("\\040", " "));
        return Optional.of(new CgroupMount(right[0], names, folder, own(folder, left[3], names, cgroup)));
    }

    private static Path own(Path folder, String root, List<String> names, String cgroup) {
        return cgroup.lines().map(line -> line.split(":", 3))
                .filter(parts -> names.isEmpty() ? parts[0].equals("0") : shares(parts[1], names))
                .map(parts -> root.equals("/") ? parts[2] : parts[2].startsWith(root)
                        ? parts[2].substring(root.length()) : "")
                .map(path -> folder.resolve(path.replaceFirst("^/+", "")).normalize())
                .filter(path -> path.startsWith(folder)).findFirst().orElse(folder);
    }

    private static boolean shares(String controllers, List<String> names) {
        return Arrays.stream(controllers.split(",")).anyMatch(names::contains);
    }
}
