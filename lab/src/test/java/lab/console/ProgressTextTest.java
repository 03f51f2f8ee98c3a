package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A terminal of 80 columns shows how long a job takes and what comes next. */
class ProgressTextTest {

    private static String text(long done, long max, int seconds, String now, int width) {
        return ProgressText.plain().text("build java-native", done, max, Duration.ofSeconds(seconds), now, width);
    }

    @Test
    void howLongAndWhatNextFitInto80Columns() {
        assertThat(text(96, 240, 96, "next: the race", 80)).hasSizeLessThanOrEqualTo(80)
                .isEqualTo("build java-native ####......  40 %, 1:36 of about 4:00; next: the race");
    }

    @Test
    void theWholeIsEstimatedByThePaceSoFar() {
        assertThat(text(60, 120, 180, "", 80)).contains("3:00 of about 6:00");
    }

    @Test
    void aJobThatTakesLongerThanExpectedSaysSo() {
        assertThat(text(30, 28, 30, "", 80)).contains("100 %, 0:30, longer than usual");
    }

    @Test
    void aJobOfUnknownLengthHasNoBar() {
        assertThat(text(5, -1, 5, "", 80)).isEqualTo("build java-native 0:05");
    }

    @Test
    void aLineNeverWraps() {
        assertThat(text(96, 240, 96, "x".repeat(99), 60)).hasSize(60).endsWith("…");
    }
}
