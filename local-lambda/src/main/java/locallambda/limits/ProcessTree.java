package locallambda.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import locallambda.system.LabMarker;
import locallambda.system.Pause;
import locallambda.system.Posix;
import locallambda.system.Proc;

/**
 * The processes of an environment without a control group: the first process and its descendants. A process that was
 * seen once stays known after its parent has died. A daemon may leave the family before it is seen. When all processes
 * are killed, such a daemon is found by an environment variable. The search is repeated at most every 100 ms, so
 * readings stay cheap.
 */
final class ProcessTree {

    private static final String VARIABLE = "LAMBDA_RACE_CAGE";
    private static final long FRESH_NS = 100_000_000;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final String mark = LabMarker.value() + "-" + NUMBER.incrementAndGet();
    private final Map<Long, Long> cpuNanos = new HashMap<>();
    private Map<Long, Long> startTicks = Map.of();
    private long searchedAt;

    /** The command with the variable that marks its processes. */
    List<String> mark(List<String> command) {
        List<String> marked = new ArrayList<>(List.of("/usr/bin/env", VARIABLE + "=" + mark));
        marked.addAll(command);
        return marked;
    }

    synchronized void started(Process root) {
        startTicks = Map.of(root.pid(), Proc.startTicks(root.pid()));
        search();
    }

    /** Searches now for processes that were started since the last search. */
    synchronized void refresh() {
        search();
    }

    /** Ids of the processes that lived at the last search. */
    synchronized List<Long> pids() {
        if (System.nanoTime() - searchedAt > FRESH_NS) search();
        return List.copyOf(startTicks.keySet());
    }

    /** CPU time of all processes ever seen, in ns; one that died counts with the last value read. */
    synchronized long cpuNanos() {
        if (System.nanoTime() - searchedAt > FRESH_NS) search();
        for (long pid : startTicks.keySet()) cpuNanos.merge(pid, Posix.cpuNanos(pid), Math::max);
        long sum = 0;
        for (long each : cpuNanos.values()) sum += Math.max(each, 0);
        return sum;
    }

    synchronized void signal(int signal) {
        for (long pid : startTicks.keySet()) Posix.signal(pid, signal);
    }

    /** Sends SIGKILL to all processes, repeatedly, until none is left or 2 s are over. */
    void kill() {
        long end = System.nanoTime() + 2_000_000_000L;
        while (killed() && System.nanoTime() < end) Pause.ms(2);
    }

    private synchronized boolean killed() {
        search();
        List<Long> all = new ArrayList<>(startTicks.keySet());
        for (long pid : Proc.all()) if (Proc.variable(pid, VARIABLE).filter(mark::equals).isPresent()) all.add(pid);
        all.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        return !all.isEmpty();
    }

    private void search() {
        Map<Long, Long> found = new LinkedHashMap<>();
        startTicks.forEach((pid, ticks) -> {
            if (Proc.startTicks(pid) == ticks) add(pid, ticks, found);
        });
        startTicks = found;
        searchedAt = System.nanoTime();
    }

    private static void add(long pid, long ticks, Map<Long, Long> found) {
        if (ticks == 0 || found.putIfAbsent(pid, ticks) != null) return;
        for (long child : Proc.children(pid)) add(child, Proc.startTicks(child), found);
    }
}
