package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import lab.run.FinishedRuns;
import lab.run.Run;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LooksTest {

    @Test
    void everyColourCanBeReadOnItsBackground() {
        assertThat(Looks.all()).hasSizeGreaterThan(11).allSatisfy(look -> {
            assertThat(contrast(look.paper(), Theme.PAPER.of(new Ink.Background()))).as(look.variant() + " on paper")
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(look.night(), Theme.NIGHT.of(new Ink.Background()))).as(look.variant() + " at night")
                    .isGreaterThanOrEqualTo(7);
        });
    }

    @ParameterizedTest
    @EnumSource
    void wordsCanBeReadInEachTheme(Theme theme) {
        Color background = theme.of(new Ink.Background());
        assertThat(contrast(theme.of(new Ink.Text()), background)).isGreaterThan(7);
        assertThat(contrast(theme.of(new Ink.Quiet()), background)).isGreaterThan(4.5);
        assertThat(contrast(theme.of(new Ink.Accent()), background)).isGreaterThan(4.5);
        for (int part = 0; part < 3; part++)
            assertThat(contrast(theme.of(new Ink.Text()), theme.of(new Ink.Part(part)))).isGreaterThan(4.5);
    }

    @Test
    void noTwoLooksShareMarkerAndLine() {
        assertThat(Looks.all().stream().map(look -> look.marker() + " " + look.line())).doesNotHaveDuplicates();
    }

    /** A spare look depends on who asked before, so two readers could see different slides of the same run. */
    @Test
    void noCommittedSlideHasASpareLook() {
        List<String> shown = new ArrayList<>(Variants.read(Home.find().lambdas()).stream().map(Variant::name).toList());
        shown.addAll(Run.open(Home.find().results().resolve(FinishedRuns.REFERENCE)).variants());
        assertThat(Looks.known()).containsAll(shown);
    }

    @Test
    void anUnknownVariantKeepsTheSpareLookItGot() {
        Look kotlin = Looks.of("kotlin"), zig = Looks.of("zig");
        assertThat(kotlin).isEqualTo(Looks.of("kotlin"));
        assertThat(kotlin.paper()).isNotEqualTo(zig.paper());
    }

    /** WCAG 2: (lighter + 0.05) / (darker + 0.05) of the relative luminances. */
    private static double contrast(Color a, Color b) {
        double first = luminance(a), second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
