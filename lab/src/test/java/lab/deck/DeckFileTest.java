package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeckFileTest {

    private static final String FRONT = "---\nmarp: true\n---\n\n";

    @TempDir
    Path folder;

    @Test
    void aHeaderSaysWhereASlideBelongs() throws IOException {
        Slide slide = read(
                "<!-- slide: cold-starts; points: 10b 13; minutes: 10=1.5 60=2; notebooks: 02; look: "
                        + "chart -->\n\n# Cold\n")
                .slides().getFirst();
        assertThat(slide.id()).isEqualTo("cold-starts");
        assertThat(slide.line()).isEqualTo(5);
        assertThat(slide.points()).containsExactly("10b", "13");
        assertThat(slide.minutes()).containsEntry(10, 1.5).containsEntry(60, 2.0).hasSize(2);
        assertThat(slide.look()).isEqualTo("chart");
    }

    @Test
    void aTalkHasTheSlidesOfItsLength() throws IOException {
        DeckFile file =
                read("<!-- slide: a; minutes: 10=1 30=1 -->\nA\n\n---\n\n<!-- slide: b; minutes: 30=1 -->\nB\n");
        assertThat(file.talk(10)).extracting(Slide::id).containsExactly("a");
        assertThat(file.talk(30)).extracting(Slide::id).containsExactly("a", "b");
        assertThatThrownBy(() -> file.talk(20)).isInstanceOf(Problem.class)
                .hasMessageContaining("no 20-minute talk");
    }

    @Test
    void slidesWithoutMinutesWaitBehindTheTalk() throws IOException {
        DeckFile file =
                read("<!-- slide: a; minutes: 30=0 60=1 -->\nA\n\n---\n\n<!-- slide: b; minutes: 30=1 60=1 -->\nB\n");
        assertThat(file.talk(30)).extracting(Slide::id).containsExactly("b", "a");
        assertThat(file.talk(60)).extracting(Slide::id).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # no header                                  | line 5, slide ?: the slide that begins here has no header
            <!-- slide: A b; minutes: 10=1 -->           | this is not a valid name for a slide
            <!-- slide: a; minuts: 10=1 -->              | its header has an unknown field: minuts
            <!-- slide: a; minutes: 20=1 -->             | minutes: 20=1 can't be read
            <!-- slide: a; points: 1 -->                 | line 5, slide a: it doesn't belong to any talk
            """)
    void aHeaderThatMakesNoSenseIsNamedWithItsLine(String header, String message) {
        assertThatThrownBy(() -> read(header + "\n")).isInstanceOf(Problem.class).hasMessageContaining(message);
    }

    @Test
    void aNameIsGivenOnce() {
        assertThatThrownBy(() -> read("<!-- slide: a; minutes: 10=1 -->\n\n---\n\n<!-- slide: a; minutes: 10=1 -->\n"))
                .isInstanceOf(Problem.class).hasMessageContaining("line 9, slide a: another slide has this name");
    }

    private DeckFile read(String slides) throws IOException {
        return DeckFile.read(Files.write(folder.resolve("deck.md"), List.of((FRONT + slides).split("\n", -1))));
    }
}
