package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseBarsTest {

    private static final CauseBars.Bar SLOW =
            new CauseBars.Bar("java-jvm", Map.of(Cause.LOADING, 600.0, Cause.QUOTA, 300.0, Cause.STORES, 100.0));
    private static final CauseBars.Bar FAST = new CauseBars.Bar("rust", Map.of(Cause.RUNNING, 40.0));

    @Test
    void theTitleNamesTheLargestPartOfTheSlowest() {
        assertThat(CauseBars.of(List.of(SLOW, FAST), "", "").words().title())
                .isEqualTo("java-jvm: 60 % of the cold start is class loading");
    }

    @Test
    void aLongNameLeavesRoomForTheFinding() {
        CauseBars.Bar bar = new CauseBars.Bar("a-variant-with-a-name-of-forty-characters", SLOW.ms());
        assertThat(CauseBars.of(List.of(bar), "", "").words().title())
                .isEqualTo("Largest part of the cold start: class loading, 60 %");
    }

    @Test
    void everyCauseInThePictureIsInItsLegend() {
        String svg = CauseBars.of(List.of(SLOW, FAST), "", "").svg(Theme.PAPER, Format.PAGE);
        assertThat(svg).contains("class loading", "waiting for CPU quota", "stores", "running", "java-jvm", "rust")
                .doesNotContain("unattributed");
    }
}
