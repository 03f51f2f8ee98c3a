package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.chart.Theme;
import lab.run.MadeUpRun;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a slide asks for and cannot get is an error with line and slide, never an empty place. */
class Deck_ErrorsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{ nothing }} | \
            deck.md, line 9, slide only: Root attribute [nothing] does not exist
            {{ run.median('rust') }}                          | deck.md, line 9, slide only: Attribute [median]
            {{ run.cold('cobol') }} | \
            deck.md, line 9, slide only: this run has no figure for cobol at 512 MB (start: cold, metric: cold)
            {{ show.chart('pie') }} | \
            deck.md, line 9, slide only: this run has no data for the chart pie
            {{ show.picture('cat') }} | \
            deck.md, line 9, slide only: there is no picture named cat
            {{ facts.says('moon') }}                          | deck.md, line 9, slide only: there is no fact named moon
            {{ talk.value('warm_latency', 'java', 128) }} | \
            deck.md, line 9, slide only: the talk has no warm_latency for java at 128 MB
            {{ show.code('lambdas/python/handler.py', 'x9') }} | \
            deck.md, line 9, slide only: lambdas/python/handler.py has 0 lines with "x9", but should have one
            {{ show.file('no/such.java') }} | \
            deck.md, line 9, slide only: the file no/such.java doesn't exist
            {% if %}                                          | deck.md, line 9, slide only
            """)
    void theyAreNamedWithLineAndSlide(String placeholder, String message) {
        assertThatThrownBy(() -> Decks.filled(folder, "# Title\n\n" + placeholder)).isInstanceOf(Problem.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aSlideWithoutNotesIsNamed() {
        assertThatThrownBy(() -> new PageText(Decks.FILE.slides().getFirst(), "# Title").with("", 0, 1))
                .isInstanceOf(Problem.class).hasMessageContaining("no speaker notes");
    }

    @Test
    void whatANameContainsIsEscaped() throws IOException {
        Path run = MadeUpRun.write(Files.createDirectories(folder.resolve("evil")),
                Map.of("rust", MadeUpRun.usual().get("rust")), List.of(512), 5, 200);
        Files.writeString(run.resolve("run.json"),
                Files.readString(run.resolve("run.json")).replace("Go is not installed.", "<script>alert()</script>"));
        assertThat(Deck.of(Decks.HOME, Decks.FILE, run).markdown(Theme.NIGHT, 60)).contains("&lt;script>alert()")
                .doesNotContain("<script>");
    }
}
