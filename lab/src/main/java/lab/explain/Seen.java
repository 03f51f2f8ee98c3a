package lab.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link Watch} saw of one process.
 *
 * @param names of its threads, by their ids
 * @param jvm   whether it is a JVM
 * @param files that it had open in the end
 */
record Seen(List<Moment> moments, List<Scan> scans, Map<Long, String> names, boolean jvm, Faults faults,
        List<String> files) {

    /** CPU time of each thread until one moment, in ns. */
    record Scan(long nanos, Map<Long, Long> cpu) {}

    /** Page faults: {@code minor} ones found their page in memory, {@code major} ones had to read it from a disk. */
    record Faults(long minor, long major) {}

    /** Source: proc_pid_stat(5). */
    static Faults faults(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 10 ? new Faults(0, 0)
                : new Faults(Long.parseLong(fields[7]), Long.parseLong(fields[9]));
    }

    /** The last moment up to {@code nanos}; {@code otherwise} where it was too early to see anything. */
    Moment at(long nanos, Moment otherwise) {
        return moments.stream().filter(moment -> moment.nanos() <= nanos).reduce((_, later) -> later)
                .orElse(otherwise);
    }

    /** CPU time in ms until a moment, by kind of thread; the kinds are the JVM's for a JVM, else one for all. */
    Map<String, Double> cpuByKind(long nanos) {
        Map<Long, Long> cpu = new TreeMap<>(); // the last figure of a thread stays when it ends
        scans.stream().filter(scan -> scan.nanos() <= nanos).forEach(scan -> cpu.putAll(scan.cpu()));
        List<Long> order = List.copyOf(cpu.keySet());
        Map<String, Double> kinds = new TreeMap<>();
        cpu.forEach(
                (tid, ns) -> kinds.merge(jvm ? kind(order.indexOf(tid), names.getOrDefault(tid, "")) : "all threads",
                        ns / 1e6, Double::sum));
        return kinds;
    }

    private static String kind(int place, String name) {
        if (place < 2) return "main";
        if (name.startsWith("C1 ")) return "C1 compiler";
        if (name.startsWith("C2 ")) return "C2 compiler";
        // With the serial collector the VM thread collects.
        if (name.startsWith("VM Thread") || name.startsWith("G1 ") || name.startsWith("GC ")) return "GC and VM thread";
        return name.startsWith("java") || name.startsWith("Thread-") ? "other Java threads" : "JVM's other threads";
    }
}
