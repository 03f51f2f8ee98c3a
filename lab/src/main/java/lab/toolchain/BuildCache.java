package lab.toolchain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.Home;
import lab.variant.Build;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Where built variants are stored: {@code variants/NAME-HASH} in the user's cache. A build is finished as soon as its
 * folder contains {@code built.json}.
 */
record BuildCache(Home home) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    static final String FACTS = "built.json";
    /** Builds of one variant that stay, the last used ones: a few checkouts and branches may take turns. */
    private static final int KEPT = 3;

    /** What {@code built.json} holds; a later lab may add to it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Facts(long artifactBytes, long buildMs, long trainingMs, Map<String, String> versions,
            DevelopmentEffort development) {}

    Optional<Built> find(Variant variant, Map<String, String> versions) {
        Path folder = folder(variant, versions);
        Path file = folder.resolve(FACTS);
        if (!Files.exists(file)) return Optional.empty();
        try {
            Facts facts = JSON.readValue(file.toFile(), Facts.class);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now())); // used now: it stays
            return Optional.of(new Built(variant, folder, facts.artifactBytes(), facts.buildMs(), facts.trainingMs(),
                    facts.versions(), Optional.ofNullable(facts.development())));
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + ": " + e.getMessage() + ".",
                    "Delete the folder that contains this file. The lab then builds the variant again.", e);
        }
    }

    /** How long the build of each variant took on this machine, in s; of several builds the one that was used last. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new HashMap<>();
        try {
            Map<Path, FileTime> used = new HashMap<>();
            for (Path each : folders(home.cache().resolve("variants")))
                if (Files.exists(each.resolve(FACTS)))
                    used.put(each, Files.getLastModifiedTime(each.resolve(FACTS)));
            for (Path each : used.keySet().stream().sorted(Comparator.comparing(used::get)).toList())
                seconds.put(each.getFileName().toString().replaceFirst("-[0-9a-f]{12}$", ""),
                        JSON.readValue(each.resolve(FACTS).toFile(), Facts.class).buildMs() / 1e3);
        } catch (IOException e) { // another lab has just removed one: the expected times are rougher
            return seconds;
        }
        return seconds;
    }

    /** Makes a folder count as built, in one step. */
    void finish(Built built) throws IOException {
        Facts facts = new Facts(built.artifactBytes(), built.buildMs(), built.trainingMs(), built.versions(),
                built.development().orElse(null));
        Path unfinished =
                Files.writeString(built.folder().resolve(FACTS + ".unfinished"), JSON.writeValueAsString(facts));
        Files.move(unfinished, built.folder().resolve(FACTS));
    }

    /**
     * The folder of a variant in its current state. The folder's name ends in a hash of everything that affects the
     * variant's behaviour: its file (except the title and the part about AWS), its sources, the tools' versions, and
     * the kind of machine.
     */
    Path folder(Variant variant, Map<String, String> versions) {
        Path sources = home.lambdas().resolve(variant.sources().folder());
        try {
            ContentHash hash = new ContentHash();
            Build build = variant.build();
            Variant.Start start = variant.start();
            for (Object part : List.of(variant.name(), variant.sources().without(), build.needs(), build.tools(),
                    build.commands(), build.artifact(), build.runtime(), start.command(), start.variables(),
                    build.training(),
                    build.development(), versions, Runtime.version(), System.getProperty("os.arch"), home.cache()))
                hash.add(part.toString());
            for (String also : variant.sources().also()) hash.add(also).add(home.lambdas().resolve(also));
            hash.add(sources, ContentHash.files(sources, variant.sources().without()));
            return home.cache().resolve("variants").resolve(variant.name() + "-" + hash.name());
        } catch (IOException e) {
            throw new Problem("Can't read the sources of " + variant.name() + ": " + e.getMessage() + ".",
                    "Check the permissions of " + sources + ".", e);
        }
    }

    Path staging(Path folder) {
        return home.cache().resolve("staging").resolve(folder.getFileName());
    }

    Path log(Path folder) {
        return home.cache().resolve("staging").resolve(folder.getFileName() + ".log");
    }

    /** Removes what killed builds left behind, of any variant: unfinished folders whose lock nobody holds. */
    void clearKilledBuilds() throws IOException {
        for (String place : List.of("staging", "variants"))
            for (Path each : folders(home.cache().resolve(place))) {
                Path folder = home.cache().resolve("variants").resolve(each.getFileName());
                Optional<FolderLock> lock = FolderLock.tryOf(folder);
                if (lock.isEmpty()) continue;
                try (FolderLock held = lock.get()) {
                    if (place.equals("staging") || !Files.exists(each.resolve(FACTS))) Folders.delete(each);
                }
            }
    }

    /** Removes the builds of a variant that are not among the last used ones, unless somebody is building there. */
    void clearOld(Variant variant) throws IOException {
        Map<Path, FileTime> builds = new HashMap<>();
        for (Path each : folders(home.cache().resolve("variants")))
            if (each.getFileName().toString().matches(variant.name() + "-[0-9a-f]{12}")
                    && Files.exists(each.resolve(FACTS)))
                builds.put(each, Files.getLastModifiedTime(each.resolve(FACTS)));
        List<Path> old = builds.keySet().stream().sorted(Comparator.<Path, FileTime>comparing(builds::get).reversed())
                .skip(KEPT).toList();
        for (Path each : old) {
            Optional<FolderLock> lock = FolderLock.tryOf(each);
            if (lock.isEmpty()) continue;
            try (FolderLock held = lock.get()) {
                Folders.delete(each);
            }
        }
    }

    private static List<Path> folders(Path place) throws IOException {
        if (!Files.isDirectory(place)) return List.of();
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
