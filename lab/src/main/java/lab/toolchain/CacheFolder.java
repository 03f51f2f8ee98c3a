package lab.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Folders;
import locallambda.system.Proc;

/** The entries of the user's cache folder, and which of them no variant of this checkout needs. */
public final class CacheFolder {

    private static final Pattern BUILD = Pattern.compile("(.+)-[0-9a-f]{12}");
    private static final List<String> ON_AWS = List.of("x86_64", "aarch64");
    /** Somebody may still be at work on what is younger. */
    private static final Duration UNFINISHED_FOR = Duration.ofHours(2);

    /** In the order in which they are shown. */
    public enum Kind {
        BUILD("Built variants"),
        KEPT("Compiled dependencies for the next build"),
        STORES("Local S3 and DynamoDB"),
        KERNEL("Notebook kernels"),
        K6("k6"),
        TOOL("Other tools and packages"),
        LEFTOVER("Leftovers from unfinished builds and downloads");

        public final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * A folder or file of the cache.
     *
     * @param unneeded why nothing needs it; empty if something may
     */
    public record Entry(Path path, Kind kind, long bytes, String unneeded) {
        public boolean needed() {
            return unneeded.isEmpty();
        }
    }

    private final Path cache;
    private final Set<Path> needed;
    private final Set<String> names;
    private final Path stores;
    private final Optional<Path> k6;
    private final String running;

    private CacheFolder(Home home, Optional<Path> k6) {
        this.cache = home.cache();
        this.k6 = k6;
        stores = StoresBuild.folder(home);
        Map<String, List<Path>> current = builds(home);
        names = current.keySet();
        needed = current.entrySet().stream().flatMap(each -> inUse(each.getKey(), each.getValue()).stream())
                .collect(Collectors.toSet());
        running = Proc.all().stream().map(pid -> Proc.text(pid, "cmdline")).collect(Collectors.joining("\n"));
    }

    /**
     * Looks through the whole folder, which takes a moment.
     *
     * @param k6 the k6 that a race would take; empty if none is here
     */
    public static List<Entry> read(Home home, Optional<Path> k6) throws IOException {
        CacheFolder folder = new CacheFolder(home, k6);
        List<Entry> entries = new ArrayList<>();
        for (Path path : list(folder.cache))
            switch (path.getFileName().toString()) {
            case "variants" -> folder.addEach(path, folder::build, entries);
            case "staging" -> folder.addEach(path, folder::unfinished, entries);
            case "kept" -> folder.addEach(path, each -> folder.entry(each, Kind.KEPT, ""), entries);
            case "k6" -> folder.addEach(path, folder::k6, entries);
            default -> entries.add(folder.other(path));
            }
        return entries.stream().sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::path)).toList();
    }

    /** Deletes the entry, unless somebody is building there right now. @return whether the entry is gone */
    public static boolean remove(Entry entry) throws IOException {
        Path cache = entry.path().getParent();
        Path place = cache.endsWith("staging") ? cache.resolveSibling("variants") : cache;
        Path built =
                place.resolve(entry.path().getFileName().toString().replaceFirst("\\.(staging|log|unfinished)$", ""));
        Path file = built.resolveSibling(built.getFileName() + ".lock");
        boolean others = Files.exists(file);
        Optional<FolderLock> lock = FolderLock.tryOf(built);
        if (lock.isEmpty()) return false;
        try (FolderLock held = lock.get()) {
            Folders.delete(entry.path());
        }
        if (!others) Files.deleteIfExists(file); // nobody else locks this
        return true;
    }

    private interface Look {
        Entry at(Path path) throws IOException;
    }

    private void addEach(Path folder, Look look, List<Entry> entries) throws IOException {
        for (Path each : list(folder)) entries.add(look.at(each));
    }

    private Entry build(Path path) throws IOException {
        Matcher build = BUILD.matcher(path.getFileName().toString());
        if (!Files.exists(path.resolve(BuildCache.FACTS))) return unfinished(path);
        if (!build.matches() || needed.contains(path)) return entry(path, Kind.BUILD, "");
        return entry(path, Kind.BUILD, names.contains(build.group(1)) ? "an older build of " + build.group(1)
                : "there is no variant " + build.group(1));
    }

    private Entry k6(Path path) throws IOException {
        if (path.getFileName().toString().startsWith(".unfinished")) return unfinished(path);
        boolean other = k6.isPresent() && !k6.get().startsWith(path);
        return entry(path, Kind.K6, other ? "races use " + k6.get() : "");
    }

    private Entry other(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.matches(".*\\.(staging|log|unfinished)|(jbang|criu)\\.[A-Za-z0-9]{6}")) return unfinished(path);
        if (name.startsWith("stores-"))
            return entry(path, Kind.STORES, path.equals(stores) ? "" : "built from other sources or with another JDK");
        if (name.startsWith("kernel-"))
            return entry(path, Kind.KERNEL, path.equals(newest("kernel-")) ? "" : "there is a newer one");
        return entry(path, Kind.TOOL, "");
    }

    private Entry unfinished(Path path) throws IOException {
        boolean fresh = modified(path).toInstant().isAfter(Instant.now().minus(UNFINISHED_FOR));
        return entry(path, Kind.LEFTOVER, fresh ? "" : "it wasn't finished");
    }

    /** What a running process was started with is needed, whatever else is true of it. */
    private Entry entry(Path path, Kind kind, String unneeded) throws IOException {
        return new Entry(path, kind, bytes(path), running.contains(path.toString()) ? "" : unneeded);
    }

    /** Where the builds of a checkout's variants lie, as they stand now, by name; those for AWS and for images too. */
    private static Map<String, List<Path>> builds(Home home) {
        Toolchains toolchains = new Toolchains(home.lambdas());
        BuildCache builds = new BuildCache(home);
        return Variants.all(home.lambdas()).stream().flatMap(CacheFolder::alsoOnAws)
                .collect(Collectors.groupingBy(Variant::name,
                        Collectors.mapping(each -> builds.folder(each, toolchains.versions(each)),
                                Collectors.toList())));
    }

    private static Stream<Variant> alsoOnAws(Variant variant) {
        boolean there = variant.aws().filter(aws -> aws.unless().isEmpty()).isPresent();
        Stream<Variant> image =
                variant.aws().flatMap(Variant.Aws::image).stream().map(_ -> variant.inImage());
        return Stream.concat(Stream.concat(Stream.of(variant), image),
                there ? ON_AWS.stream().map(variant::onAws) : Stream.empty());
    }

    /** The builds of a variant as it stands; if none is here, e.g. because its tool is missing, the last one used. */
    private List<Path> inUse(String name, List<Path> current) {
        List<Path> here = current.stream().filter(path -> Files.exists(path.resolve(BuildCache.FACTS))).toList();
        if (!here.isEmpty()) return here;
        return list(cache.resolve("variants")).stream()
                .filter(path -> path.getFileName().toString().matches(Pattern.quote(name) + "-[0-9a-f]{12}"))
                .filter(path -> Files.exists(path.resolve(BuildCache.FACTS)))
                .max(Comparator.comparing(path -> modified(path.resolve(BuildCache.FACTS)))).stream().toList();
    }

    private Path newest(String prefix) {
        return list(cache).stream().filter(path -> path.getFileName().toString().startsWith(prefix))
                .max(Comparator.comparing(CacheFolder::modified)).orElseThrow();
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.from(Instant.now()); // somebody removes it
        }
    }

    private static long bytes(Path path) throws IOException {
        try {
            return Folders.bytes(path);
        } catch (IOException | UncheckedIOException e) {
            return 0; // somebody removes it
        }
    }

    /** Sorted, without the files that are only there to be locked. */
    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.toString().endsWith(".lock")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
