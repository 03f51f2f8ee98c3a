package lab.toolchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.variant.Variant;
import locallambda.limits.CgroupMount;
import locallambda.system.Proc;

/**
 * Keeps a build from starting with too little memory: the kernel would kill it after minutes, or something else in its
 * place.
 *
 * @param availableMb what a build can have now, in MB
 */
record BuildMemory(long availableMb) {

    /** Of this machine, and of the container or control group that this process is in. */
    static BuildMemory here() {
        List<Path> groups = CgroupMount.here().stream()
                .filter(each -> each.type().equals("cgroup2") || each.names().contains("memory"))
                .flatMap(each -> upwards(each.own(), each.folder())).toList();
        return of("/proc/meminfo", groups);
    }

    /** @param groups folders of control groups, of either version; the tightest one counts */
    static BuildMemory of(String meminfo, List<Path> groups) {
        LongStream limits = groups.stream().map(BuildMemory::left).flatMapToLong(OptionalLong::stream);
        long available = field(meminfo, "MemAvailable:", 1024).orElse(Long.MAX_VALUE);
        return new BuildMemory(LongStream.concat(LongStream.of(available), limits).min().orElseThrow() / 1_000_000);
    }

    /** Why the variant's build does not start; empty if it can. */
    Optional<MissingTool> lack(Variant variant) {
        long needsMb = variant.build().memoryMb();
        if (availableMb >= needsMb) return Optional.empty();
        return Optional.of(new MissingTool(variant.name(), "memory",
                ("its build needs %.1f GB of memory, but only %.1f GB is "
                        + "free.").formatted(needsMb / 1e3, availableMb / 1e3),
                "close other programs or give this machine or container more memory, then run ./jbang prefetch "
                        + "--variants " + variant.name()));
    }

    private static Stream<Path> upwards(Path group, Path top) {
        return Stream.iterate(group, each -> each != null && each.startsWith(top), Path::getParent);
    }

    /** A limit less what is used, without the files that the kernel only keeps as long as nobody needs the memory. */
    private static OptionalLong left(Path group) {
        OptionalLong limit = number(group, "memory.max", "memory.limit_in_bytes");
        OptionalLong used = number(group, "memory.current", "memory.usage_in_bytes");
        if (limit.isEmpty() || used.isEmpty()) return OptionalLong.empty();
        String stat = group.resolve("memory.stat").toString();
        long files = field(stat, "total_inactive_file", 1).orElse(field(stat, "inactive_file", 1).orElse(0));
        return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + files));
    }

    /** The first of these files that holds a number; version 2 says {@code max} for no limit. */
    private static OptionalLong number(Path group, String... files) {
        return Stream.of(files).map(file -> Proc.text(group.resolve(file).toString()).orElse("").strip())
                .filter(text -> text.matches("\\d{1,18}")).mapToLong(Long::parseLong).findFirst();
    }

    private static OptionalLong field(String file, String name, long unit) {
        return Proc.text(file).orElse("").lines().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * unit).findFirst();
    }
}
