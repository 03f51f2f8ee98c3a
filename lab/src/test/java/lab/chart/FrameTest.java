package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Words WORDS = new Words("A finding", "what, unit", "n = 5");

    @Test
    void aSlideIsNeverTallerThanASlide() {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            panels.add(Panel.of("panel " + i, Axis.fromZero("minutes", 5, 4, Axis::plain),
                    Axis.log("ms", 2, 80, Axis::plain)));
        assertThat(new Frame(WORDS, panels, 20, Format.SLIDE, true).height()).isLessThanOrEqualTo(720);
    }

    @Test
    void aPhoneHasOnePanelBelowTheOther() {
        Panel panel = Panel.of("", Axis.fromZero("ms", 5, 4, Axis::plain), Axis.fromZero("ms", 5, 4, Axis::plain));
        double one = new Frame(WORDS, List.of(panel), 8, Format.PHONE, false).height();
        assertThat(new Frame(WORDS, List.of(panel, panel), 8, Format.PHONE, false).height()).isGreaterThan(1.9 * one);
    }

    @Test
    void aTitleIsOneLine() {
        assertThatThrownBy(() -> new Words("x".repeat(Words.LONGEST + 1), "", ""))
                .hasMessageContaining("too many for a title");
    }
}
