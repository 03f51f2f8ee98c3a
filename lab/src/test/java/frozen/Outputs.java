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

    /** One run of each kind. */
    static final List<String> RUNS = List.of("reference", "plain-java", "fidelity/hello", "warm-up");
    /** More of the same kinds. */
    static final List<String> OTHER_RUNS = List.of("plain-java-large", "sweep-0", "sweep-1", "sweep-10", "sweep-100",
            "fidelity/plain", "fidelity/tls", "fidelity/region");
    /** What is shown beside runs. */
    static final String DECK = "deck", PAGES = "pages";

    private final Path folder;

    private Outputs(Path folder) {
        this.folder = folder;
    }

    /**
     * @param arguments the folder for the outputs, one for what is needed on the way, and the runs to show; or
     *                  {@value #DECK} or {@value #PAGES}
     */
    public static void main(String... arguments) throws IOException {
        Path out = Path.of(arguments[0]), scratch = Path.of(arguments[1]);
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            Outputs outputs = new Outputs(out.resolve(folder(name)));
            switch (name) {
                case DECK -> ShownDeck.show("reference", scratch.resolve("slides"), outputs);
                case PAGES -> ShownPages.show(Files.createDirectories(scratch.resolve("checkout")), outputs);
                default -> new ShownRun(name, scratch.resolve("runs"), outputs).show();
            }
        }
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
