package lab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lab.chart.Format;
import lab.chart.RestoresOverTime;
import lab.chart.Theme;
import lab.published.RestoreDays.Day;
import lab.published.RestoreDays.Step;
import org.junit.jupiter.api.Test;

class RestoreDaysTest {

    private static final RestoreDays PUBLISHED = RestoreDays.read();

    @Test
    void theStepOfNovember2023IsFoundInBothRuntimesOfThatTime() {
        assertThat(PUBLISHED.steps()).extracting(Step::runtime).containsExactly("java11", "java17");
        assertThat(PUBLISHED.steps()).allSatisfy(step -> {
            assertThat(step.from()).isEqualTo(LocalDate.of(2023, 11, 3));
            assertThat(step.last().date()).isEqualTo(LocalDate.of(2023, 11, 2));
            assertThat(step.beforeMs()).isBetween(176.0, 279.0);
            assertThat(step.afterMs()).isGreaterThan(2 * step.beforeMs());
        });
    }

    @Test
    void whatSpeaksAgainstAChangeOfAwsIsSaidWithIt() {
        assertThat(PUBLISHED.fastAgain()).extracting(Day::date).containsOnly(LocalDate.of(2024, 10, 22));
        assertThat(PUBLISHED.markdown()).contains("Perhaps the measuring method changed rather than AWS",
                "deployed the functions again", "Apache-2.0",
                "first restore of a new version");
    }

    @Test
    void aSingleSlowDayIsNoStep() {
        List<Day> days = PUBLISHED.of("java17").stream().filter(day -> day.date().isBefore(LocalDate.of(2023, 11, 1)))
                .toList();
        assertThat(days).anyMatch(day -> day.medianMs() > 600);
        assertThat(new RestoreDays(days).steps()).allMatch(step -> step.clearance() < 1.5);
    }

    @Test
    void theChartSaysThatItMayBeTheMethod() {
        assertThat(RestoresOverTime.of(PUBLISHED).words().subtitle()).contains("The measuring method may have changed");
        assertThat(RestoresOverTime.of(PUBLISHED).image(Theme.PAPER, Format.PAGE).getHeight()).isGreaterThan(300);
    }
}
