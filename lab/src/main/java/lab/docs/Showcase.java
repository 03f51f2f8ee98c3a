package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.learn.Notebook;
import locallambda.system.Problem;

/**
 * Everything to look at without running anything: {@code docs/look} and {@code docs/notebooks-with-results}, made from
 * the committed runs. A manifest records the sources of each part, so only parts that are out of date are made again.
 */
public final class Showcase {

    /** The most bytes for all files together. The limit is low because git keeps every version forever. */
    static final long MOST_BYTES = 15_000_000;
    /** The folders, in the checkout. */
    static final String LOOK = "docs/look", NOTEBOOKS = "docs/notebooks-with-results";
    private static final String MANIFEST = "manifest.json";
    /** The command that updates everything that is out of date. */
    static final String COMMAND = "./jbang report --look";

    private final Home home;
    private final ShowcaseManifest manifest;

    private Showcase(Home home) {
        this.home = home;
        this.manifest = ShowcaseManifest.read(home.checkout().resolve(LOOK).resolve(MANIFEST));
    }

    public static Showcase of(Home home) {
        return new Showcase(home);
    }

    /** One thing to look at, with its own sources. */
    interface Part {

        String name();

        /** The checksum of the part's sources. */
        String sources();

        /** Makes it again. @return its files */
        List<Path> make(Consumer<String> say);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(new ShownCharts(home), new ShownSlides(home)));
        for (Path notebook : Notebook.in(home.checkout().resolve("notebooks")))
            parts.add(new ShownNotebook(home, Notebook.read(notebook)));
        return parts;
    }

    /** Whether somebody has made any part yet. */
    public boolean isThere() {
        return !manifest.parts().isEmpty();
    }

    /** The parts that are missing, were changed by hand, or were made from other sources. */
    public List<String> outOfDate() {
        return parts().stream().filter(this::isOutOfDate).map(Part::name).toList();
    }

    private boolean isOutOfDate(Part part) {
        ShowcaseManifest.Part made = manifest.parts().get(part.name());
        return made == null || !made.sources().equals(part.sources()) || !made.isWhole(home.checkout());
    }

    /**
     * Updates the parts that are out of date. A part that can't be made doesn't stop the others.
     *
     * @param names of parts, or their beginnings; empty for all
     * @throws Problem if there is no such part, a part can't be made, or all parts together are too large for Git
     */
    public void make(List<String> names, Consumer<String> say) {
        List<String> all = parts().stream().map(Part::name).toList();
        for (String name : names)
            if (all.stream().noneMatch(part -> part.startsWith(name)))
                throw new Problem("There is no part named \"" + name + "\".",
                        "Choose from " + String.join(", ", all) + ", or write notebooks for all notebooks.");
        List<Problem> failed = new ArrayList<>();
        for (Part part : parts()) {
            if (!names.isEmpty() && names.stream().noneMatch(part.name()::startsWith)) continue;
            if (!isOutOfDate(part)) {
                say.accept(part.name() + " is up to date.");
                continue;
            }
            try {
                make(part, say);
            } catch (Problem e) {
                say.accept("Not made: " + part.name() + ". " + e.getMessage());
                failed.add(e);
            }
        }
        manifest.keep(all);
        if (!failed.isEmpty()) throw failed.getFirst();
        if (bytes() > MOST_BYTES)
            throw new Problem("The showcase has %,d bytes, more than the %,d that Git should keep.".formatted(bytes(),
                    MOST_BYTES), "Remove the largest files: ls -lS " + LOOK + " " + NOTEBOOKS);
    }

    private void make(Part part, Consumer<String> say) {
        String sources = part.sources();
        List<Path> files = part.make(say);
        say.accept("Made " + part.name() + ": "
                + String.join(", ", files.stream().limit(2).map(home.checkout()::relativize).map(Path::toString)
                        .toList())
                + (files.size() > 2 ? " and " + (files.size() - 2) + " more" : ""));
        manifest.put(part.name(), ShowcaseManifest.Part.of(home.checkout(), sources, files));
    }

    /** The size of all files. */
    public long bytes() {
        return Stream.of(LOOK, NOTEBOOKS).map(home.checkout()::resolve).filter(Files::exists)
                .mapToLong(Showcase::bytes).sum();
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
