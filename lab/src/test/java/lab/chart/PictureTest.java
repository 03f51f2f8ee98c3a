package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {

    private static final String WORD = "0.037 s < 1 & \"quoted\" $5";

    private final Picture picture = new Picture("test", new Words("A finding of $5 & more", "what, unit", "n = 5"),
            List.of(
                    Panel.rows("", Axis.fromZero("s", 4, 4, Axis::plain), List.of("rust", "python"))
                            .add(new Mark.Bar(new Ink.Variant("rust"), 0.5, 0, -0.3, 2, 0.3))
                            .add(new Mark.Dots(new Ink.Variant("rust"), 0.6, 0.4, new double[] {1, 2, 3},
                                    new double[] {0, 0, 0}))
                            .add(new Mark.Value(new Ink.Text(), WORD, 2, 0))),
            4);

    @ParameterizedTest
    @EnumSource
    void anSvgFileIsWellFormedAndSaysWhatItShows(Theme theme, @TempDir Path folder) throws Exception {
        picture.write(folder, theme, Format.PAGE);
        Path file = folder.resolve(theme == Theme.PAPER ? "test.svg" : "test-night.svg");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A finding of $5 & more");
        assertThat(Files.readString(file)).contains("font-size:25px").doesNotContain("Dialog");
        assertThat(folder.resolve(file.getFileName().toString().replace(".svg", ".png"))).isNotEmptyFile();
    }

    @Test
    void wordsAreNeverShortened() {
        String text = picture.inline(Format.PAGE).replaceAll("(?s)<[^>]*>", "\n").replace("&lt;", "<")
                .replace("&amp;", "&").replace("&quot;", "\"");
        assertThat(text.lines()).contains(WORD, "rust", "python");
    }

    @Test
    void insideAPageColoursAreVariables() {
        assertThat(picture.inline(Format.PAGE)).contains("var(--variant-rust)", "var(--text)").doesNotContain("rgb(")
                .doesNotContain("A finding of $5 &amp; more</text>");
    }

    @Test
    void dotsOfOneKindAreOneElement() {
        assertThat(picture.inline(Format.PAGE)).doesNotContain("<ellipse")
                .containsOnlyOnce("stroke-linecap:round\" d=");
    }

    @ParameterizedTest
    @EnumSource
    void aPngHasTwiceThePxAndTheThemesBackground(Theme theme) {
        BufferedImage image = picture.image(theme, Format.PHONE);
        assertThat(image.getWidth()).isEqualTo(2 * Format.PHONE.width());
        assertThat(image.getRGB(1, 1)).isEqualTo(theme.of(new Ink.Background()).getRGB());
    }
}
