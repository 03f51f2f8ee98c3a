package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lab.Home;
import lab.learn.Execution;
import lab.learn.Notebook;
import lab.learn.Solutions;
import locallambda.system.Folders;

/** One notebook with its results, as GitHub shows it; the learners' notebook stays without. */
record ShownNotebook(Home home, Notebook notebook) implements Showcase.Part {

    /** A cell of a notebook may build a native image. */
    private static final int SECONDS = 1800;

    @Override
    public String name() {
        return "notebooks/" + notebook.name();
    }

    /** The notebook, its solutions, and the run that cells show. */
    @Override
    public String sources() {
        Path checkout = home.checkout();
        return new SourceSum().add(checkout, notebook.file()).add(checkout, Solutions.file(notebook))
                .add(checkout, CommittedRun.folder(home)).hex();
    }

    @Override
    public List<Path> make(Consumer<String> say) {
        say.accept("Running " + notebook.file().getFileName() + "; this takes a few minutes.");
        try {
            Path work = Files.createTempDirectory("lambda-race-look");
            try {
                Path file = work.resolve(notebook.file().getFileName());
                SolvedNotebook solved = SolvedNotebook.of(notebook);
                solved.write(file);
                new Execution(home, work, "1").run(file, SECONDS);
                Path made = Files.createDirectories(home.checkout().resolve(Showcase.NOTEBOOKS))
                        .resolve(notebook.file().getFileName());
                return List.of(Files.writeString(made, solved.withResults(Notebook.read(file), places(work))));
            } finally {
                Folders.delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this machine has things is nobody's business; longer paths come first. */
    private Map<String, String> places(Path work) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put(work.toString(), "my-work");
        places.put(home.cache().toString(), "CACHE");
        places.put(home.checkout().toString(), ".");
        places.put(System.getProperty("java.home"), "JAVA_HOME");
        places.put(System.getProperty("user.home"), "~");
        return places;
    }
}
