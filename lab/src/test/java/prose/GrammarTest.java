package prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class GrammarTest {

    private static Grammar grammar;

    @BeforeAll
    static void load() throws IOException {
        grammar = new Grammar();
    }

    @Test
    void aSlipIsFoundWithItsLineAndTheRightWord() throws IOException {
        assertThat(findings("Every start is forced.\nIt is a error."))
                .extracting(Finding::line, Finding::rule, Finding::words)
                .containsExactly(tuple(2, "EN_A_VS_AN", "a"));
        assertThat(findings("It is a error.").getFirst().advice()).endsWith("→ an");
    }

    @Test
    void wordsToReplaceAreFoundInEveryForm() throws IOException {
        assertThat(findings("We reckoned on a slow start, which is the dearest one."))
                .extracting(Finding::words, Finding::advice)
                .containsExactly(tuple("reckoned", "Write: calculate."),
                        tuple("dearest", "Write: expensive, most expensive."));
        assertThat(findings("Whatever the memory size is, it came out at 3 calls a second."))
                .extracting(Finding::words).containsExactly("Whatever the", "calls a second");
    }

    @Test
    void nothingIsFoundInCodeOrInAPlainSentence() throws IOException {
        assertThat(findings("Take a `element` and an `brings`.")).isEmpty();
        assertThat(findings("The lab restores the snapshot.")).isEmpty();
    }

    private static List<Finding> findings(String text) throws IOException {
        return grammar.findings(Markdown.passages(Path.of("page.md"), text, 1).getFirst());
    }
}
