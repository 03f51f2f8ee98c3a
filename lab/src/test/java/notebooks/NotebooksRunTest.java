package notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import lab.Home;
import lab.learn.Notebook;
import lab.toolchain.Toolchains;
import notebooks.Headless.Ran;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testing.LeavesNoBuilds;

/**
 * Every notebook, run in both directions: what is unsolved or wrong does not pass, the solution does, and nothing else
 * fails.
 */
class NotebooksRunTest {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    private static final ExecutorService KERNELS = Executors.newFixedThreadPool(2);
    /** Their checks compare times or count what is sent in a second; of the others two run at a time. */
    private static final Set<String> ALONE = Set.of("02", "03", "04", "06");
    private static final ReadWriteLock MACHINE = new ReentrantReadWriteLock(true);
    private static final Map<String, Future<List<Ran>>> RUNNING = new HashMap<>();

    @TempDir
    static Path folder;

    /** All, or those that {@code -Dnotebook=02} names. */
    static Stream<Notebook> notebooks() {
        String one = System.getProperty("notebook", "");
        return Notebook.in(Home.find().checkout().resolve("notebooks")).stream().map(Notebook::read)
                .filter(notebook -> notebook.name().startsWith(one));
    }

    @BeforeAll
    static void startAll() {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(),
                "the notebooks need Python 3.10 or newer with venv");
        notebooks().sorted(Comparator.comparing(notebook -> ALONE.contains(notebook.number())))
                .forEach(notebook -> RUNNING.put(notebook.name(), KERNELS.submit(() -> run(notebook))));
    }

    private static List<Ran> run(Notebook notebook) throws Exception {
        Lock lock = ALONE.contains(notebook.number()) ? MACHINE.writeLock() : MACHINE.readLock();
        lock.lock();
        try {
            return new Headless(Files.createDirectory(folder.resolve(notebook.name()))).run(notebook);
        } finally {
            lock.unlock();
        }
    }

    @AfterAll
    static void stop() {
        KERNELS.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void runsInBothDirections(Notebook notebook) throws Exception {
        List<Ran> cells = RUNNING.get(notebook.name()).get();
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
