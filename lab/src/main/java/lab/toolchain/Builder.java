package lab.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.variant.Build;
import lab.variant.Placeholders;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Builds variants in the user's cache, by content: what was built once, here or in another clone, is not built again.
 */
public final class Builder {

    private static final int LOG_LINES = 12;

    private final Home home;
    private final Consumer<String> say;
    private final Toolchains toolchains;
    private final BuildCache cache;

    public Builder(Home home) {
        this(home, line -> {});
    }

    /** @param say gets a line when something is built, which takes a while */
    public Builder(Home home, Consumer<String> say) {
        this.home = home;
        this.say = say;
        this.toolchains = new Toolchains(home.lambdas());
        this.cache = new BuildCache(home);
    }

    /** The variant from the cache, if it is there. */
    public Optional<Built> cached(Variant variant) {
        return cache.find(variant, toolchains.versions(variant));
    }

    /** Why the variant is neither in the cache nor can be built here: a tool or memory is missing. */
    public Optional<MissingTool> missing(Variant variant) {
        Optional<MissingTool> tool = toolchains.missing(variant);
        if (tool.isPresent() || variant.build().memoryMb() == 0 || cached(variant).isPresent()) return tool;
        return BuildMemory.here().lack(variant);
    }

    /**
     * The variant from the cache. Builds the variant first if necessary. Only a finished build's folder counts, so a
     * later build never uses the folder of a killed build.
     *
     * @throws Problem with the command that failed, the end of its output and the path of the whole log; also if there
     *                 is too little memory to begin
     */
    public Built build(Variant variant) {
        Map<String, String> versions = toolchains.versions(variant);
        Optional<Built> ready = cache.find(variant, versions);
        if (ready.isPresent()) return ready.get();
        Path folder = cache.folder(variant, versions);
        try (FolderLock lock = FolderLock.of(folder)) {
            ready = cache.find(variant, versions);
            if (ready.isPresent()) return ready.get();
            BuildMemory.here().lack(variant).ifPresent(Builder::refuse);
            cache.clearKilledBuilds();
            say.accept("Building " + variant.name() + " (once; later runs use the cache) …");
            Folders.delete(folder);
            long start = System.nanoTime();
            Optional<DevelopmentEffort> development = make(variant, folder);
            long trainingMs = variant.build().training().isPresent() ? train(variant, folder) : 0;
            long buildMs = (System.nanoTime() - start) / 1_000_000;
            long artifactBytes = ZipSize.of(folder.resolve(variant.build().artifact()));
            Built built = new Built(variant, folder, artifactBytes, buildMs, trainingMs, versions, development);
            cache.finish(built);
            cache.clearOld(variant);
            say.accept("Built %s in %.0f s.".formatted(variant.name(), buildMs / 1e3));
            return built;
        } catch (IOException e) {
            throw new Problem("Cannot build " + variant.name() + ": " + e + ".",
                    "Check the free disk space and the permissions of " + home.cache() + ".", e);
        }
    }

    private Optional<DevelopmentEffort> make(Variant variant, Path folder) throws IOException {
        Path staging = cache.staging(folder);
        Path log = cache.log(folder);
        try (KeptFolders kept = KeptFolders.of(home.cache(), variant)) {
            Folders.delete(staging);
            Files.createDirectories(staging);
            Files.deleteIfExists(log);
            copy(variant.sources().folder(), variant.sources().without(), staging);
            for (String also : variant.sources().also()) copy(also, List.of(), staging.resolve(also));
            Place place = new Place(folder, staging, kept, toolchains.environment(variant), log);
            First first = first(variant, place);
            Build build = variant.build();
            List<String> parts = Stream.concat(Stream.of(build.artifact()), build.runtime().stream()).toList();
            for (String part : parts) if (!Files.isDirectory(staging.resolve(part))) throw lacks(variant, part, log);
            for (String part : parts) {
                Files.createDirectories(folder.resolve(part).getParent());
                // a rename: an AOT cache knows its jars by their times
                Files.move(staging.resolve(part), folder.resolve(part));
            }
            Optional<DevelopmentEffort> development = Optional.empty();
            if (build.development().isPresent()) development = Optional.of(develop(variant, place, first));
            Files.deleteIfExists(log);
            return development;
        } finally {
            Folders.delete(staging);
        }
    }

    /** Where one build happens: in {@code staging}, for {@code folder}. */
    private record Place(Path folder, Path staging, KeptFolders kept, Map<String, String> environment, Path log) {}

    private void copy(String folder, List<String> without, Path to) throws IOException {
        Path sources = home.lambdas().resolve(folder);
        Files.createDirectories(to);
        Folders.copy(sources, to, ContentHash.files(sources, without));
    }

    /** The first of a variant's builds. */
    private record First(long ms, long peakMb) {}

    private static First first(Variant variant, Place place) throws IOException {
        try (MemoryWatch memory = MemoryWatch.start()) {
            return new First(run(variant, place), memory.peakMb());
        }
    }

    /** @return how long the build's commands took, in ms */
    private static long run(Variant variant, Place place) throws IOException {
        long start = System.nanoTime();
        for (String command : variant.build().commands()) {
            int exit = Shell.run(new Placeholders(place.folder(), 0).fill(place.kept().fill(command)), place.staging(),
                    place.environment(), place.log());
            if (exit != 0) throw failed(variant, command, exit, place.log());
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Counts lines and dependencies, then edits a file and builds again, as a developer would all day. */
    private static DevelopmentEffort develop(Variant variant, Place place, First first) throws IOException {
        Build.Development how = variant.build().development().orElseThrow();
        long direct = DevelopmentEffort.countLines(how.direct(), place.staging(), place.log());
        long all = DevelopmentEffort.countLines(how.all(), place.staging(), place.log());
        long rebuildMs = first.ms();
        if (how.edit().isPresent()) {
            Path edited = place.staging().resolve(how.edit().get());
            Files.writeString(edited, Files.readString(edited) + "\n");
            rebuildMs = run(variant, place);
        }
        return new DevelopmentEffort(DevelopmentEffort.sourceLines(place.staging(), how.sources()), direct,
                all - direct, place.kept().reused() ? null : first.ms(), rebuildMs, first.peakMb());
    }

    /** @return how long it took, in ms */
    private long train(Variant variant, Path folder) throws IOException {
        say.accept("Running the training calls of " + variant.name() + " …");
        long start = System.nanoTime();
        new TrainingRun(home).run(new Built(variant, folder, 0, 0, 0, Map.of(), Optional.empty()));
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void refuse(MissingTool memory) {
        throw new Problem(memory.variant() + " was not built: " + memory.reason(), "To build it: " + memory.fix());
    }

    private static Problem lacks(Variant variant, String part, Path log) {
        String field = part.equals(variant.build().artifact()) ? "artifact" : "runtime";
        return new Problem("The build of " + variant.name() + " didn't create the \"" + part + "\" folder, which the "
                + "variant's `" + field + "` field names.",
                "Correct this field, or the build that should create the folder. If the variant's YAML file doesn't "
                        + "have the field, it comes from kinds.yaml. The build's log is " + log + ".");
    }

    private static Problem failed(Variant variant, String command, int exit, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new Problem(
                "The build of %s failed: \"%s\" ended with exit code %d:\n  %s".formatted(variant.name(), command, exit,
                        String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))),
                "The whole log is " + log + ". Fix the build, or leave out the variant with --variants.");
    }
}
