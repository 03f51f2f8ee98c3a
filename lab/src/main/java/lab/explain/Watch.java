package lab.explain;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import locallambda.limits.CgroupMount;
import locallambda.system.Proc;
import locallambda.system.Threads;

/**
 * Reads every millisecond what the kernel reports about a process that starts. The watch runs outside of that process
 * and costs it nothing.
 */
final class Watch implements AutoCloseable {

    private static final long EVERY_NS = 1_000_000;
    /** Each so many looks one at all threads, which takes longer. */
    private static final int ALL_THREADS = 5;
    private static final String LAB_GROUP = "lambda-race-";

    private final Supplier<List<Long>> pids;
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::run);
    private final List<Moment> moments = new ArrayList<>();
    private final List<Seen.Scan> scans = new ArrayList<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Waiting, Long> blocked = new EnumMap<>(Waiting.class);
    private volatile boolean over;
    private long pid;
    private String root = "";
    private boolean jvm;
    private List<String> leading = List.of();
    private Optional<Path> cpuStat = Optional.empty();
    private String stat = "";
    private List<String> files = List.of();
    private long lastAwake;

    private Watch(Supplier<List<Long>> pids) {
        this.pids = pids;
    }

    /** @param pids of the processes of the function that is about to start */
    static Watch of(Supplier<List<Long>> pids) {
        Watch watch = new Watch(pids);
        watch.thread.start();
        return watch;
    }

    /** Ends the watch and returns what it saw. */
    Seen seen() {
        close();
        return new Seen(List.copyOf(moments), List.copyOf(scans), Map.copyOf(names), jvm, Seen.faults(stat), files);
    }

    @Override
    public void close() {
        over = true;
        Threads.join(thread);
    }

    private void run() {
        for (int i = 0; !over; i++) {
            if (pid == 0 || i % ALL_THREADS == 0) follow();
            if (pid != 0 && i % ALL_THREADS == 0) scan();
            if (pid != 0) look(System.nanoTime());
            LockSupport.parkNanos(pid == 0 ? EVERY_NS / 4 : EVERY_NS);
        }
        if (pid == 0) return;
        scan();
        files = OpenFiles.of(pid);
    }

    /** A copy of a snapshot is known by its process as soon as it speaks; before, by the one that restores it. */
    private void follow() {
        List<Long> found = pids.get();
        if (found.isEmpty() || found.getFirst() == pid) return;
        pid = found.getFirst();
        root = "/proc/" + pid;
        lastAwake = System.nanoTime();
        cpuStat = Optional.empty();
        moments.clear();
        scans.clear();
        names.clear();
        blocked.clear();
    }

    private void scan() {
        Map<Long, Long> cpu = new TreeMap<>();
        for (long tid : tids()) {
            String folder = task(tid);
            Task.read(folder).ifPresent(task -> cpu.put(tid, task.cpu()));
            // A thread has its process's name at first.
            if (!names.containsKey(tid) || names.get(tid).equals(names.get(pid)))
                Proc.text(folder + "/comm").ifPresent(name -> names.put(tid, name.strip()));
        }
        if (cpu.isEmpty()) return;
        scans.add(new Seen.Scan(System.nanoTime(), cpu));
        jvm = names.getOrDefault(pid, "").equals("java");
        // Java's launcher runs main in the first thread that it starts, and sleeps.
        leading = cpu.keySet().stream().limit(jvm ? 2 : cpu.size()).map(this::task).toList();
        if (cpuStat.isEmpty()) cpuStat = cpuStat(pid);
        Proc.text(root + "/stat").filter(text -> !text.isBlank()).ifPresent(text -> stat = text);
    }

    private long[] tids() {
        String[] all = new File(root, "task").list();
        return all == null ? new long[0] : Stream.of(all).mapToLong(Long::parseLong).sorted().toArray();
    }

    private String task(long tid) {
        return root + "/task/" + tid;
    }

    private void look(long now) {
        Task sum = leading.stream().flatMap(each -> Task.read(each).stream()).reduce(Task.NONE, Task::plus);
        if (sum.equals(Task.NONE)) return;
        long throttled = cpuStat.flatMap(Watch::throttled).orElse(0L);
        Moment moment = new Moment(now, sum.cpu(), sum.ready(), throttled, new EnumMap<>(blocked));
        moments.add(moments.isEmpty() ? moment : sleeping(moment));
    }

    /**
     * The kernel counts running and ready time late, but before a thread sleeps. So what is missing while it sleeps was
     * sleep, as far as the thread was not seen awake meanwhile.
     */
    private Moment sleeping(Moment moment) {
        List<String> who = jvm ? List.of(leading.getLast()) : leading;
        if (!who.stream().allMatch(Watch::sleeps)) {
            lastAwake = moment.nanos();
            return moment;
        }
        long asleep = Math.min(moment.since(moments.getFirst()).unseen(), moment.nanos() - lastAwake);
        lastAwake = moment.nanos();
        if (asleep > 0) blocked.merge(who.stream().map(Waiting::of).min(Waiting::compareTo).orElseThrow(), asleep,
                Long::sum);
        return new Moment(moment.nanos(), moment.cpu(), moment.ready(), moment.throttled(), new EnumMap<>(blocked));
    }

    private static boolean sleeps(String task) {
        String text = Proc.text(task + "/stat").orElse("");
        return text.substring(text.lastIndexOf(')') + 1).strip().matches("(?s)[SD] .*");
    }

    private static Optional<Path> cpuStat(long pid) {
        return CgroupMount.of(pid).stream()
                .filter(tree -> tree.type().equals("cgroup2") || tree.names().contains("cpu"))
                .map(CgroupMount::own).filter(own -> own.toString().contains(LAB_GROUP))
                .map(own -> own.resolve("cpu.stat")).findFirst();
    }

    /** Version 1 counts ns, version 2 µs. */
    private static Optional<Long> throttled(Path cpuStat) {
        return Proc.text(cpuStat.toString()).flatMap(text -> Arrays.stream(text.split("\n"))
                .map(line -> line.split(" ")).filter(line -> line[0].matches("throttled_(time|usec)"))
                .map(line -> Long.parseLong(line[1]) * (line[0].endsWith("usec") ? 1000 : 1)).findFirst());
    }
}
