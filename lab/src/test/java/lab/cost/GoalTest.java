package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import lab.cost.GoalVerdict.Met;
import lab.cost.GoalVerdict.Missed;
import lab.cost.GoalVerdict.Undecided;
import lab.run.stats.Interval;
import lab.run.summary.Intervals;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTest {

    @ParameterizedTest(name = "{0} looks at {2} of {1} and {3}")
    @CsvSource(textBlock = """
            p95<20ms;           WARM; HANDLER; p95;   20
            ' p99 < 1.5 s ';    WARM; HANDLER; p99; 1500
            client-max<30ms;    WARM; CLIENT;  max;   30
            cold<1s;            COLD; COLD;    p50; 1000
            cold-p90<800ms;     COLD; COLD;    p90;  800
            first-p50<50ms;     WARM; EARLY;   p50;   50
            """, delimiter = ';')
    void aLimitNamesWhatItLooksAt(String text, Kind start, Metric metric, String statistic, double ms) {
        assertThat(Goal.parse(text).limits()).containsExactly(new Limit(start, metric, statistic, ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p95", "p95<20", "p95>20ms", "p42<20ms", "p95<20ms,", "p95<-1ms", "warm<20ms",
        "p95<0ms", "cold<1h"})
    void anythingElseIsRefusedWithWhatToWrite(String text) {
        assertThatThrownBy(() -> Goal.parse(text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getMessage()).endsWith(".");
            assertThat(problem.next()).matches("(Pass|Set|Write) .*");
        });
    }

    @Test
    void theGoalInWords() {
        assertThat(Goal.USUAL.words()).isEqualTo("answer 95 of 100 calls within 20 ms and start cold within 1 s");
        assertThat(Goal.parse("cold-max<2s").words()).isEqualTo("finish every cold start within 2 s");
        assertThat(Goal.USUAL).hasToString("p95 < 20 ms, cold < 1 s");
    }

    @Test
    void anIntervalOnOneSideOfTheLimitDecides() {
        assertThat(Limit.parse("p95<20ms").verdict(warm(5, 14, 19.9))).isEqualTo(new Met());
        assertThat(Limit.parse("p95<20ms").verdict(warm(5, 20, 31)))
                .isEqualTo(new Missed("p95 lies between 20 ms and 31 ms"));
    }

    @Test
    void aPointBelowTheLimitDoesNotDecide() {
        assertThat(Limit.parse("p95<20ms").verdict(warm(5, 12.8, 22.2))).isInstanceOfSatisfying(Undecided.class,
                open -> {
                    assertThat(open.word()).isEqualTo("can't tell");
                    assertThat(open.inFull()).startsWith("p95 lies between 13 ms and 22 ms; ")
                            .matches(".*; \\d+ more environments would probably be enough \\(--more \\d+\\)");
                });
    }

    @Test
    void fewerThanFiveEnvironmentsGiveNoVerdict() {
        assertThat(Limit.parse("p95<20ms").verdict(warm(3, 5, 6)))
                .isEqualTo(
                        new Undecided("only 3 environments were measured, but a verdict needs 5", OptionalInt.of(2),
                                true));
        assertThat(Goal.parse("p95<20ms").limits().getFirst().verdict(warm(4, 5, 6)))
                .isInstanceOfSatisfying(Undecided.class, open -> assertThat(open.inFull()).isEqualTo(
                        "only 4 environments were measured, but a verdict needs 5; 1 more environment is needed "
                                + "(--more 1)"));
        assertThat(Limit.parse("p95<20ms").verdict(warm(0, 5, 6))).isInstanceOf(Undecided.class);
    }

    @Test
    void tooFewCallsInEachEnvironmentLeaveItOpen() {
        assertThat(Limit.parse("p99<20ms").verdict(warm(5, 5, 6)))
                .isEqualTo(new Undecided("p99 needs at least 67 calls in each environment"));
        assertThat(Limit.parse("p99<3ms").verdict(warm(5, 5, 6)))
                .isEqualTo(new Missed("p99 is above the median of 8 ms"));
    }

    @Test
    void aMaximumSaysWhatWasSeen() {
        assertThat(Limit.parse("max<60ms").verdict(warm(5, 5, 6))).isEqualTo(new Met());
        assertThat(Limit.parse("max<50ms").verdict(warm(5, 5, 6))).isEqualTo(new Missed("max is 50 ms"));
    }

    @Test
    void whatWasNotMeasuredStaysOpen() {
        assertThat(Limit.parse("cold<1s").verdict(Optional.empty())).isEqualTo(new Undecided("no cold was measured"));
    }

    @Test
    void ofSeveralLimitsTheMissedOneIsNamed(@TempDir Path run) throws IOException {
        Files.writeString(run.resolve("summary.csv"), """
                variant,memory_mb,start,metric,unit,clock,n,environments,p50,p90,p95,p99,max,mean,low,high,\
                p90_low,p90_high,p95_low,p95_high,p99_low,p99_high
                java,512,cold,cold,ms,platform,5,5,1200,,,,1300,1210,1180,1250,,,,,,
                java,512,warm,handler,ms,platform,400,5,8,10,12,,50,8.3,7.9,8.1,9,11,11,13,,
                """);
        assertThat(Goal.USUAL.verdict(Summary.read(run), "java", 512))
                .isEqualTo(new Missed("the median cold start lies between 1.18 s and 1.25 s"));
    }

    /** A row of which only the interval of p95 and the number of environments differ. */
    private static Optional<Summary.Row> warm(int environments, double low, double high) {
        Intervals intervals = new Intervals(environments, new Interval(7, 9), new Interval(10, 11),
                new Interval(low, high), Interval.NONE);
        return Optional.of(new Summary.Row("java", 512, Kind.WARM, Metric.HANDLER, 300, 8, 10, 18.4, Double.NaN, 50, 9,
                intervals));
    }
}
