package frozen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes everything that users get to see of the committed runs, a folder for each run, one for the slides and one for
 * the pages of docs/. It is a process of its own, because variants that have no colour of their own get one in the
 * order in which they come up.
 */
final class Outputs {

    static final List<String> RUNS =
            List.of("reference", "plain-java", "plain-java-large", "sweep-0", "sweep-1", "sweep-10", "sweep-100",
                    "fidelity/hello", "fidelity/plain", "fidelity/tls", "fidelity/region", "warm-up");

    private final Path folder;

    private Outputs(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder for the outputs, and one for what is needed on the way */
    public static void main(String... arguments) throws IOException {
        Path out = Path.of(arguments[0]), scratch = Path.of(arguments[1]);
        for (String run : RUNS)
            new ShownRun(run, scratch.resolve("runs"), new Outputs(out.resolve(folder(run)))).show();
        ShownDeck.show("reference", scratch.resolve("slides"), new Outputs(out.resolve("deck")));
        ShownPages.show(Files.createDirectories(scratch.resolve("checkout")), new Outputs(out.resolve("pages")));
    }

    /** The folder of a run's outputs. */
    static String folder(String run) {
        return run.replace('/', '-');
    }

    void add(String name, String text) throws IOException {
        Files.writeString(place(name), text);
    }

    /** A file that the lab has written itself. */
    void add(String name, Path file) throws IOException {
        Files.write(place(name), Files.readAllBytes(file));
    }

    private Path place(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }
}
