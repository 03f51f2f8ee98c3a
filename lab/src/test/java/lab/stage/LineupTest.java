package lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.chart.BestKnown;
import lab.chart.Looks;
import lab.run.record.Profile;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineupTest {

    @Test
    void thoseThatAnAudienceAsksAboutComeFirst() {
        List<String> many = Stream.concat(Looks.known().stream().sorted(), Stream.of("aardvark")).toList();
        assertThat(Lineup.chosen(many, List.of())).containsExactlyInAnyOrder("java-jvm", "java-aot", "java-snapstart",
                "java-snapstart-c1-primed", "java-native", "python", "rust", "go")
                .isSortedAccordingTo(BestKnown.order());
    }

    @Test
    void whoeverIsWantedRaces() {
        assertThat(Lineup.chosen(List.of("a", "python", "rust"), List.of("rust", "a")))
                .containsExactlyInAnyOrder("rust", "a");
    }

    @Test
    void nineLanesCannotBeRead() {
        List<String> nine = IntStream.range(0, 9).mapToObj(number -> "v" + number).toList();
        assertThatThrownBy(() -> Lineup.chosen(nine, nine)).isInstanceOf(Problem.class)
                .hasMessageContaining("back row");
    }

    /** The plan's own estimate leaves out what fifteen seconds are kept for; what they are not enough for is cut. */
    @ParameterizedTest(name = "{0} lanes")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRaceOfAnySizeIsPlannedForLessThanNinetySeconds(int lanes) {
        List<String> names = Looks.known().subList(0, lanes);
        Profile profile = new Timetable(90).fitting(Profile.named("stage"), names, 512, 2);
        assertThat(Timetable.estimate(profile, names, 512, 2)).isLessThanOrEqualTo(75);
        assertThat(profile.coldRounds()).isEqualTo(profile.rounds()).isGreaterThanOrEqualTo(lanes <= 5 ? 3 : 2);
        assertThat(profile.measured() / profile.rounds()).isEqualTo(12);
    }
}
