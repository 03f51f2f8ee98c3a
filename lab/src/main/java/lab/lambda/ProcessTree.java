package lab.lambda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processes of an environment where no cgroup knows them: the first one and its descendants. Who was seen once stays
 * known after its parent died; the search is repeated at most every 50 ms, so readings stay cheap.
 */
final class ProcessTree {

    private static final long FRESH_NS = 50_000_000;

    private final ProcessHandle root;
    private final Map<Long, Long> cpuNanos = new HashMap<>();
    private List<ProcessHandle> known;
    private long searchedAt;

    ProcessTree(ProcessHandle root) {
        this.root = root;
        this.known = List.of(root);
        this.searchedAt = System.nanoTime();
    }

    /** Ids of the processes that lived at the last search. */
    synchronized List<Long> pids() {
        if (System.nanoTime() - searchedAt > FRESH_NS) search();
        return known.stream().map(ProcessHandle::pid).toList();
    }

    /** CPU time of all processes ever seen, in ns; one that died counts with the last value read. */
    synchronized long cpuNanos() {
        for (long pid : pids()) cpuNanos.merge(pid, Posix.cpuNanos(pid), Math::max);
        return cpuNanos.values().stream().mapToLong(each -> Math.max(each, 0)).sum();
    }

    /** SIGKILL to all, again and again until none is left or 2 s are over. */
    void kill() {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end && killed()) Pause.ms(2);
    }

    private synchronized boolean killed() {
        search();
        known.forEach(ProcessHandle::destroyForcibly);
        return !known.isEmpty();
    }

    private void search() {
        List<ProcessHandle> roots = new ArrayList<>(known);
        roots.add(root);
        known = roots.stream().flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
                .distinct().filter(ProcessHandle::isAlive).toList();
        searchedAt = System.nanoTime();
    }
}
