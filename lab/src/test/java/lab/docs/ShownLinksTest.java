package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import lab.Checkout;
import lab.learn.Notebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownLinksTest {

    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:href|src)=\")(?!https?:|#)([^)\"#\\s]+)");

    static List<Path> notebooks() {
        return Notebook.in(Checkout.ROOT.resolve("notebooks"));
    }

    /** The shown notebooks stand one folder deeper than the learners'. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyLinkLeadsSomewhere(Path notebook) {
        Path shown = shown(notebook);
        for (Notebook.Cell cell : Notebook.read(notebook).cells())
            if (!cell.code()) assertThat(
                    LINK.matcher(new ShownLinks(notebook, shown).of(cell.source())).results()
                            .map(link -> link.group(1)))
                    .allSatisfy(link -> assertThat(link.endsWith(".ipynb") ? notebook.resolveSibling(link)
                            : shown.resolveSibling(link).normalize()).exists());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "see [cost](../docs/cost.md#a) | see [cost](../cost.md#a)",
        "<a href=\"../lambdas/README.md\">x</a> | <a href=\"../../lambdas/README.md\">x</a>",
        "[next](01-build-the-java-lambda.ipynb) | [next](01-build-the-java-lambda.ipynb)",
        "[a](https://example.com/../b) [b](#c) | [a](https://example.com/../b) [b](#c)"})
    void onlyLinksToFilesOfTheCheckoutChange(String written, String shown) {
        Path notebook = notebooks().getFirst();
        assertThat(new ShownLinks(notebook, shown(notebook)).of(written)).isEqualTo(shown);
    }

    private static Path shown(Path notebook) {
        assertThat(Files.exists(notebook)).isTrue();
        return Checkout.ROOT.resolve(Showcase.NOTEBOOKS).resolve(notebook.getFileName());
    }
}
