package lab.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.Problem;
import lab.variant.Variant;

/** Builds variants in the user's cache, by content: what was built once, here or in another clone, is not built again. */
public final class Builder {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int LOG_LINES = 12;

    private final Home home;
    private final Consumer<String> say;
    private final Toolchains toolchains;

    public Builder(Home home) {
        this(home, line -> {});
    }

    /** @param say gets a line when something is built, which takes a while */
    public Builder(Home home, Consumer<String> say) {
        this.home = home;
        this.say = say;
        this.toolchains = new Toolchains(home.lambdas());
    }

    /** What {@code built.json} holds. */
    private record Facts(long artifactBytes, long buildMs, Map<String, String> versions) {}

    /** The variant from the cache, if it is there. */
    public Optional<Built> cached(Variant variant) {
        Path folder = folder(variant);
        return Files.exists(folder.resolve("built.json")) ? Optional.of(read(variant, folder)) : Optional.empty();
    }

    /**
     * The variant from the cache, built first if need be.
     *
     * @throws Problem with the command that failed, the end of its output and the place of the rest
     */
    public Built build(Variant variant) {
        Optional<Built> ready = cached(variant);
        if (ready.isPresent()) return ready.get();
        Path folder = folder(variant);
        try (FolderLock lock = FolderLock.of(folder)) {
            ready = cached(variant);
            if (ready.isPresent()) return ready.get();
            say.accept("Building " + variant.name() + " (once; later runs take it from the cache) …");
            long start = System.nanoTime();
            Folders.delete(folder);
            make(variant, folder);
            if (variant.training().isPresent()) train(variant, folder);
            long buildMs = (System.nanoTime() - start) / 1_000_000;
            Facts facts = new Facts(ZipSize.of(folder.resolve(variant.artifact())), buildMs, toolchains.versions(variant));
            Path unfinished = Files.writeString(folder.resolve("built.json.unfinished"), JSON.writeValueAsString(facts));
            Files.move(unfinished, folder.resolve("built.json"));
            say.accept("Built %s in %.0f s.".formatted(variant.name(), buildMs / 1e3));
            return read(variant, folder);
        } catch (IOException e) {
            throw new Problem("Cannot build " + variant.name() + ": " + e + ".", "Check the space and the permissions of " + home.cache() + ".", e);
        }
    }

    private void make(Variant variant, Path folder) throws IOException {
        Path staging = Files.createDirectories(home.cache().resolve("staging")).resolve(folder.getFileName());
        Path log = home.cache().resolve("staging").resolve(folder.getFileName() + ".log");
        Folders.delete(staging);
        Files.deleteIfExists(log);
        Path sources = home.lambdas().resolve(variant.folder());
        Folders.copy(sources, staging, ContentHash.files(sources));
        for (String command : variant.build()) {
            int exit = Shell.run(new Template(staging, 0).fill(command), staging, Map.of(), log);
            if (exit != 0) throw failed(variant, command, exit, log);
        }
        Files.createDirectories(folder);
        for (String part : Stream.concat(Stream.of(variant.artifact()), variant.runtime().stream()).toList()) {
            if (!Files.isDirectory(staging.resolve(part)))
                throw new Problem("The build of " + variant.name() + " left no folder \"" + part + "\".", "Its YAML promises one: see its log in " + log + ".");
            Files.move(staging.resolve(part), Files.createDirectories(folder.resolve(part).getParent()).resolve(folder.resolve(part).getFileName()));
        }
        Folders.delete(staging);
        Files.deleteIfExists(log);
    }

    private void train(Variant variant, Path folder) throws IOException {
        say.accept("Training " + variant.name() + " on the real path …");
        new TrainingRun(home).run(new Built(variant, folder, 0, 0, Map.of()));
    }

    private Path folder(Variant variant) {
        try {
            return home.cache().resolve("variants").resolve(variant.name() + "-" + new ContentHash().add(variant.toString())
                    .add(home.lambdas().resolve(variant.folder())).add(toolchains.versions(variant).toString())
                    .add(Runtime.version().toString()).add(System.getProperty("os.arch")).name());
        } catch (IOException e) {
            throw new Problem("Cannot read the sources of " + variant.name() + ": " + e.getMessage() + ".", "Check lambdas/" + variant.folder() + ".", e);
        }
    }

    private static Built read(Variant variant, Path folder) {
        try {
            Facts facts = JSON.readValue(folder.resolve("built.json").toFile(), Facts.class);
            return new Built(variant, folder, facts.artifactBytes(), facts.buildMs(), facts.versions());
        } catch (IOException e) {
            throw new Problem("Cannot read " + folder.resolve("built.json") + ": " + e.getMessage() + ".", "Delete the folder; it is built again.", e);
        }
    }

    private static Problem failed(Variant variant, String command, int exit, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new Problem("The build of %s failed: \"%s\" ended with %d:\n  %s".formatted(variant.name(), command, exit,
                String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))),
                "The whole log is " + log + ". Mend it, or leave the variant out with --variants.");
    }
}
