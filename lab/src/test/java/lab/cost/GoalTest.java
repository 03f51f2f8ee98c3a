package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lab.cost.GoalVerdict.Met;
import lab.cost.GoalVerdict.Missed;
import lab.cost.GoalVerdict.Undecided;
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
            assertThat(problem.next()).matches("(Give|Write) .*");
        });
    }

    @Test
    void theGoalInWords() {
        assertThat(Goal.USUAL.words()).isEqualTo("answer 95 of 100 calls within 20 ms and start cold within 1 s");
        assertThat(Goal.parse("cold-max<2s").words()).isEqualTo("have every cold start done within 2 s");
        assertThat(Goal.USUAL).hasToString("p95 < 20 ms, cold < 1 s");
    }

    @Test
    void aCarriedPercentileDecides() {
        assertThat(Limit.parse("p95<20ms").verdict(warm(400, 8, 19.9, 50))).isEqualTo(new Met());
        assertThat(Limit.parse("p95<20ms").verdict(warm(400, 8, 20, 50))).isEqualTo(new Missed("p95 is 20 ms"));
        assertThat(Limit.parse("p95<20ms").verdict(warm(400, 8, 20.3, 50))).isEqualTo(new Missed("p95 is 20.30 ms"));
    }

    @Test
    void tooFewSamplesLeaveItOpen() {
        assertThat(Limit.parse("p99<20ms").verdict(warm(160, 8, 12, 50)))
                .isEqualTo(new Undecided("p99 needs 1000 samples, 160 were measured"));
    }

    @Test
    void theMaximumAndTheMedianDecideWithoutThePercentile() {
        assertThat(Limit.parse("p99<20ms").verdict(warm(160, 8, 12, 19))).isEqualTo(new Met());
        assertThat(Limit.parse("p99<20ms").verdict(warm(160, 21, 30, 50)))
                .isEqualTo(new Missed("p99 is above the median of 21 ms"));
    }

    @Test
    void whatWasNotMeasuredStaysOpen() {
        assertThat(Limit.parse("cold<1s").verdict(Optional.empty())).isEqualTo(new Undecided("no cold was measured"));
    }

    @Test
    void ofSeveralLimitsTheMissedOneIsNamed(@TempDir Path run) throws IOException {
        Files.writeString(run.resolve("summary.csv"), """
                variant,memory_mb,start,metric,unit,clock,n,p50,p90,p95,p99,max,mean,low,high
                java,512,cold,cold,ms,platform,5,1200,,,,1300,1210,1180,1250
                java,512,warm,handler,ms,platform,400,8,10,12,,50,8.3,7.9,8.1
                """);
        assertThat(Goal.USUAL.verdict(Summary.read(run), "java", 512)).isEqualTo(new Missed("cold is 1.2 s"));
    }

    private static Optional<Summary.Row> warm(long n, double p50, double p95, double max) {
        return Optional.of(
                new Summary.Row("java", 512, Kind.WARM, Metric.HANDLER, n, p50, p50, p95, p95, max, p50, p50, p50));
    }
}
