package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import lab.chart.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed run's deck as Markdown for any reader. */
class PlainMarpTest {

    private static PlainMarp plain;

    @BeforeAll
    static void make() {
        plain = PlainMarp.of(Decks.ofTheReferenceRun().markdown(Theme.PAPER, 30),
                Decks.HOME.checkout().resolve("slides/themes"), Theme.PAPER, "slides");
    }

    @Test
    void needsNoThemeAndHasNoDrawingInItsText() {
        assertThat(plain.markdown()).startsWith("---\nmarp: true\n").doesNotContain("<svg", "theme:", "class=\"whole\"",
                "{{");
    }

    @Test
    void hasEverySlideOfTheTalk() {
        assertThat(plain.markdown().split("(?m)^---$")).hasSize(Decks.FILE.talk(30).size() + 2);
    }

    @Test
    void drawsEachPictureWithTheThemesColours() {
        assertThat(plain.pictures()).containsKey("cold-starts.svg").allSatisfy((name, svg) -> {
            assertThat(svg).startsWith("<svg").contains("--background:", ".picture ");
            assertThat(plain.markdown()).contains("](slides/" + name + ")");
        });
    }
}
