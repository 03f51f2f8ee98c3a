package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call starts at the earliest when twice the time of a call has passed. */
class PaceTest {

    @ParameterizedTest
    @CsvSource({"3.5, 4", "125, 4", "200, 2.5", "333, 1.5", "1000, 0.5", "7000, 0.0714"})
    void theRateFollowsTheMedian(double medianMs, double perSecond) {
        assertThat(new Pace(medianMs).rate()).isCloseTo(perSecond, within(0.0001));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 124, 126, 151, 333, 999, 4_999, 5_001, 30_000})
    void aCallNeverTakesMoreThanHalfOfItsTime(double medianMs) {
        assertThat(new Pace(medianMs).rate() * 2 * medianMs / 1000).isPositive().isLessThanOrEqualTo(1 + 1e-9);
    }

    @Test
    void theRateIsStatedBeforeTheMeasurement() {
        Wish wish = new Wish(new OwnFunction.Given(Path.of("orders.jar"), Optional.empty(), Map.of(), false),
                List.of("sqs"), Optional.empty(), 30, List.of(), List.of(Way.JVM, Way.SNAPSTART), 1, 0, "cold<1s",
                Wish.Effort.QUICK, Stock.NONE, Optional.empty(), OptionalLong.empty(), "");
        assertThat(new Pace(200).estimate(wish)).startsWith("A call took 200.0 ms (median at 512 MB), so each "
                + "environment gets 2.50 calls per second. The 2 combinations of way and memory size, with 3 "
                + "environments each, take about ");
        assertThat(new Pace(3.5).estimate(wish)).contains("gets 4 calls per second");
    }
}
