package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lab.Home;
import lab.learn.Execution;
import lab.learn.Notebook;
import lab.learn.Solutions;
import locallambda.system.Folders;

/** One notebook with its results, as GitHub shows it; the learners' notebook stays without results. */
record ShownNotebook(Home home, Notebook notebook) implements Showcase.Part {

    /** A cell of the first notebook waits until everything is built that the others need. */
    private static final int SECONDS = 3600;
    private static final Pattern PATH = Pattern.compile("\"([\\w.-]+(?:/[\\w.-]+)*)/?\"");
    /** The code that makes what cells show. */
    private static final List<String> CODE =
            List.of("lab/src/main/java/lab/notebook", "lab/src/main/java/lab/exercise");

    @Override
    public String name() {
        return "notebooks/" + notebook.name();
    }

    /** The notebook, its solutions, the files and runs that cells show, and the code that shows them. */
    @Override
    public String sources() {
        Path checkout = home.checkout();
        SourceSum sum = new SourceSum().add(checkout, notebook.file()).add(checkout, Solutions.file(notebook))
                .add(checkout, CommittedRun.files(home)).add(checkout, CommittedRun.others(home))
                .addChartCode(checkout);
        CODE.forEach(folder -> sum.add(checkout, checkout.resolve(folder)));
        named().forEach(file -> sum.add(checkout, file));
        return sum.hex();
    }

    /** The files and folders of the checkout that cells name: they show, compile or run them. */
    List<Path> named() {
        return notebook.cells().stream().filter(Notebook.Cell::code)
                .flatMap(cell -> PATH.matcher(cell.source()).results()).map(path -> path.group(1))
                .filter(path -> path.contains("/") && !path.contains("/target/")).distinct().sorted()
                .map(home.checkout()::resolve).filter(Files::exists).toList();
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
                new Execution(home, work, "1", true).run(file, SECONDS);
                Path made = Files.createDirectories(home.checkout().resolve(Showcase.NOTEBOOKS))
                        .resolve(notebook.file().getFileName());
                return List.of(Files.writeString(made,
                        solved.withResults(Notebook.read(file), new ShownLinks(notebook.file(), made), places(work))));
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
