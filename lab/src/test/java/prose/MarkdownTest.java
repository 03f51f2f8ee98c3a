package prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MarkdownTest {

    @Test
    void onlyWordsAreLeftAndEachKnowsItsLine() {
        List<Passage> passages = passages("""
                # How fast is it?

                Set `MEMORY` to **512** and
                read [the page](page.md#part).

                ```java
                int code = 1;
                ```

                | variant | p50, ms |
                |---|---:|
                | plain Java | 4.2 |

                <!-- table results/run -->
                Nobody typed this.
                <!-- /table -->

                <!-- A remark for editors. -->
                - The last item, of {{ run.date }}.
                """);
        assertThat(passages).extracting(Passage::text, passage -> passage.line(0), Passage::full).containsExactly(
                tuple("How fast is it?", 1, false), tuple("Set Xyz to 512 and read the page.", 3, true),
                tuple("plain Java", 12, false), tuple("The last item, of Xyz.", 19, true));
        assertThat(passages.get(1).line("Set Xyz to 512 and r".length())).isEqualTo(4);
    }

    @Test
    void hintsAndNotesAreRead() {
        assertThat(passages("""
                <details><summary>Hint 1</summary>Call <code>cold()</code> twice
                &amp; compare.</details>

                ---

                <!--
                Say: Rust starts first.
                Ask: Who has seen that?
                -->
                """)).extracting(Passage::text, passage -> passage.line(0)).containsExactly(
                tuple("Call Xyz twice & compare.", 1), tuple("Rust starts first.", 7),
                tuple("Who has seen that?", 8));
    }

    private static List<Passage> passages(String text) {
        return Markdown.passages(Path.of("page.md"), text, 1);
    }
}
