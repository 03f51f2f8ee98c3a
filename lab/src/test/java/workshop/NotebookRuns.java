package workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lab.Home;
import lab.learn.Notebook;
import lab.toolchain.Toolchains;
import workshop.Headless.Ran;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testing.LeavesNoBuilds;

/**
 * Every notebook, run in both directions: what is unsolved or wrong does not pass, the solution does, and nothing else
 * fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NotebookRuns {

    /** Those that build executables, race, or measure most: minutes each. */
    static final Set<String> LONG = Set.of("05", "09", "11", "12");

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    /** Of the others these take longest, so they begin first. */
    private static final List<String> FIRST = List.of("03", "04");

    private final ExecutorService kernels = Executors.newFixedThreadPool(2);
    private final Map<String, Future<List<Ran>>> running = new HashMap<>();
    private final boolean longOnes;

    @TempDir
    static Path folder;

    /** @param longOnes whether this class runs the {@link #LONG} ones, or the others */
    NotebookRuns(boolean longOnes) {
        this.longOnes = longOnes;
    }

    /** Those of this class, or whichever {@code -Dnotebook=02} names. */
    Stream<Notebook> notebooks() {
        String one = System.getProperty("notebook", "");
        return Notebook.in(Home.find().checkout().resolve("notebooks")).stream().map(Notebook::read)
                .filter(notebook -> one.isEmpty()
                        ? LONG.contains(notebook.number()) == longOnes : notebook.name().startsWith(one))
                .sorted(Comparator.comparing((Notebook notebook) -> !FIRST.contains(notebook.number()))
                        .thenComparing(Notebook::number));
    }

    /** Two at a time. */
    @BeforeAll
    void startAll() {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(),
                "the notebooks need Python 3.10 or newer with venv");
        notebooks().forEach(notebook -> running.put(notebook.name(), kernels.submit(() -> run(notebook))));
    }

    @AfterAll
    void stop() {
        kernels.shutdownNow();
    }

    /** A check may compare times that another notebook's work made longer, so what fails gets a second run, alone. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void runsInBothDirections(Notebook notebook) throws Exception {
        try {
            assertBothDirections(running.get(notebook.name()).get());
        } catch (AssertionError | ExecutionException beside) {
            awaitTheOthers();
            System.out.println(notebook.name() + " runs once more, alone: " + beside.getMessage());
            assertBothDirections(run(notebook));
        }
    }

    /** How they ended is their own tests' matter. */
    private void awaitTheOthers() throws InterruptedException {
        for (Future<?> other : running.values()) {
            while (!other.isDone()) Thread.sleep(100);
        }
    }

    private List<Ran> run(Notebook notebook) throws Exception {
        long started = System.nanoTime();
        List<Ran> ran = new Headless(Files.createTempDirectory(folder, notebook.name())).run(notebook);
        System.out.printf("%s took %.0f s.%n", notebook.name(), (System.nanoTime() - started) / 1e9);
        return ran;
    }

    private static void assertBothDirections(List<Ran> cells) {
        SoftAssertions all = new SoftAssertions();
        for (Ran cell : cells) {
            all.assertThat(cell.errors()).as("errors of cell %s:\n%s\n%s", cell.id(), cell.source(), cell.text())
                    .isEmpty();
            boolean passed = cell.text().contains("· passed");
            switch (cell.kind()) {
                case "plain" -> {}
                case "solution" -> all.assertThat(passed).as("solution at %s: %s", cell.id(), cell.text()).isTrue();
                default -> all.assertThat(cell.text()).as("%s at %s", cell.kind(), cell.id()).contains("· not yet");
            }
        }
        all.assertAll();
        assertThat(cells).extracting(Ran::kind).contains("unsolved", "solution");
    }
}
