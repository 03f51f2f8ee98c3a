package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lab.Checkout;
import lab.Home;
import lab.learn.Notebook;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

/**
 * What readers look at without running anything is as new as its sources. Without a manifest nobody has made it yet.
 */
class ShowcaseTest {

    private static final Home HOME = Home.find();
    private static final Showcase SHOWCASE = Showcase.of(HOME);

    @Test
    void everyPartIsAsNewAsItsSources() {
        mustBeMade();
        assertThat(SHOWCASE.outOfDate()).as("To make them again: %s", Showcase.COMMAND).isEmpty();
    }

    @Test
    void gitCanKeepIt() {
        mustBeMade();
        assertThat(SHOWCASE.bytes()).isLessThanOrEqualTo(Showcase.MOST_BYTES);
    }

    /** GitHub does not show an SVG of a notebook. */
    @Test
    void everyNotebookHasResultsAndPicturesThatGitHubShows() throws IOException {
        mustBeMade();
        for (Path original : Notebook.in(HOME.checkout().resolve("notebooks"))) {
            String shown = Checkout.read(Showcase.NOTEBOOKS + "/" + original.getFileName());
            assertThat(shown).as(original.getFileName().toString()).contains("\"outputs\"", "With results")
                    .doesNotContain("image/svg+xml");
        }
    }

    @Test
    void anUnknownPartIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> SHOWCASE.make(List.of("slide", "chart-page"), line -> {}))
                .isInstanceOfSatisfying(Problem.class, fault -> {
                    assertThat(fault.getMessage()).contains("\"chart-page\"");
                    assertThat(fault.next()).contains("charts, slides, notebooks/00-start-here");
                });
    }

    @Test
    void theSourcesOfANotebookHaveTheFilesThatItsCellsShow() {
        assertThat(named("09-the-same-function")).contains("lambdas/python/handler.py", "lambdas/rust/Cargo.toml",
                "notebooks/mistakes/rust/not_send.rs");
        assertThat(named("11-your-own-function")).contains("docs/examples/orders/order.json")
                .noneMatch(file -> file.contains("target"));
    }

    @Test
    void theSourcesAreWhatIsCommittedOfARun() throws Exception {
        List<Path> committed = Checkout.files("results").stream().map(Checkout.ROOT::resolve).toList();
        assertThat(committed).containsAll(CommittedRun.files(HOME)).containsAll(CommittedRun.others(HOME));
        assertThat(CommittedRun.others(HOME)).extracting(file -> Checkout.ROOT.relativize(file).toString()).contains(
                "results/warm-up/summary.csv", "results/frameworks/run.json",
                "results/reference-explain/cold-starts.json");
    }

    private static List<String> named(String notebook) {
        return new ShownNotebook(HOME, Notebook.read(HOME.checkout().resolve("notebooks/" + notebook + ".ipynb")))
                .named().stream().map(file -> HOME.checkout().relativize(file).toString()).toList();
    }

    private static void mustBeMade() {
        assumeTrue(SHOWCASE.isThere(), "There is nothing to look at yet. To make it: " + Showcase.COMMAND);
    }
}
