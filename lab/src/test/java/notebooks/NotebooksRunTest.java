package notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** As many as the smallest machine has cores: a kernel waits for its functions most of the time. */
    private static final int AT_ONCE = 2;
    private static final ExecutorService KERNELS = Executors.newFixedThreadPool(AT_ONCE);
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
    static void startThemInTheirOrder() {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(),
                "the notebooks need Python 3.10 or newer with venv");
        notebooks().forEach(notebook -> RUNNING.put(notebook.name(), KERNELS.submit(() -> {
            Path own = Files.createDirectory(folder.resolve(notebook.name()));
            return new Headless(own).run(notebook);
        })));
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
