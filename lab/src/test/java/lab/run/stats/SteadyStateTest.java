package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyStateTest {

    private static final int CALLS = 1_000;
    /** As calls of the local lab scatter: about 15 %, and one call in sixty takes three times as long. */
    private static final double SCATTER = 0.15;

    @Test
    void aFlatCurveIsSteadyFromTheFirstBlockThatIsJudged() {
        assertThat(SteadyState.from(exact(call -> 5))).hasValue(4);
    }

    @Test
    void anExponentialDecayIsSteadyFromWhereItComesWithinTenPerCent() {
        // 5 · (1 + 9 · e^(−call/20)): within 10 % from call 90 on, as a median of its block from the block of call 64
        // on
        assertThat(SteadyState.from(exact(call -> 5 * (1 + 9 * Math.exp(-call / 20.0))))).hasValue(96);
        assertThat(SteadyState.from(noisy(call -> 5 * (1 + 9 * Math.exp(-call / 20.0)), 1)).getAsInt())
                .isBetween(64, 96);
    }

    @Test
    void aDriftToTheEndIsNeverSteady() {
        assertThat(SteadyState.from(exact(call -> 10 - 4.0 * call / CALLS))).isEmpty();
        assertThat(SteadyState.from(exact(call -> 6 + 4.0 * call / CALLS))).isEmpty();
        assertThat(SteadyState.from(noisy(call -> 10 - 4.0 * call / CALLS, 1))).isEmpty();
    }

    @Test
    void theSecondOfTwoPhasesIsTheSteadyOne() {
        // the block in which most calls belong to the second phase is the first steady one
        assertThat(SteadyState.from(exact(call -> call < 300 ? 12 : 8))).hasValue(320);
        assertThat(SteadyState.from(noisy(call -> call < 256 ? 12 : 8, 1))).hasValue(256);
    }

    @Test
    void aPhaseThatBeginsInTheLastHalfIsTooShortToBeSteady() {
        assertThat(SteadyState.from(exact(call -> call < 600 ? 12 : 8))).isEmpty();
        assertThat(SteadyState.from(exact(call -> call < 900 ? 12 : 8))).isEmpty();
    }

    @Test
    void whatGetsSlowerIsSteadyOnlyAfterwards() {
        assertThat(SteadyState.from(exact(call -> call < 100 ? 6 : 9))).hasValue(96);
    }

    @Test
    void aStepOfLessThanTenPerCentIsNone() {
        assertThat(SteadyState.from(exact(call -> call < 300 ? 10.8 : 10))).hasValue(4);
    }

    @Test
    void aShortWarmUpIsSeenInSpiteOfNoise() {
        assertThat(SteadyState.from(noisy(call -> call < 16 ? 25 : 8, 1))).hasValue(16);
    }

    /**
     * On calls without any warm-up the rule reports one in at most 1 % of environments, in 4 % where neighbouring calls
     * resemble each other.
     */
    @ParameterizedTest
    @CsvSource({"1000, 0, 0.01", "200, 0, 0.01", "1000, 0.5, 0.04"})
    void noiseAloneIsSeldomTakenForAWarmUp(int calls, double autocorrelation, double most) {
        int trials = 2_000;
        long wrong = IntStream.range(0, trials).filter(seed -> {
            OptionalInt from = SteadyState.from(noisy(calls, call -> 8, autocorrelation, seed));
            return from.isEmpty() || from.getAsInt() > 4;
        }).count();
        assertThat(wrong / (double) trials).isLessThanOrEqualTo(most);
    }

    /** A curve that falls by two fifths over all calls is called steady in at most 5 % of environments. */
    @Test
    void noiseAloneSeldomHidesADrift() {
        long missed = IntStream.range(0, 500)
                .filter(seed -> SteadyState.from(noisy(call -> 10 - 4.0 * call / CALLS, seed)).isPresent()).count();
        assertThat(missed / 500.0).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aSlowFirstCallIsNoWarmUpOfItsOwn() {
        assertThat(SteadyState.from(exact(call -> call == 1 ? 1_000 : 5))).hasValue(4);
    }

    @Test
    void aFewCallsHaveNoSteadyState() {
        assertThatThrownBy(() -> SteadyState.from(new double[SteadyState.FEWEST - 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] exact(IntToDoubleFunction curve) {
        return IntStream.rangeClosed(1, CALLS).mapToDouble(curve).toArray();
    }

    private static double[] noisy(IntToDoubleFunction curve, long seed) {
        return noisy(CALLS, curve, 0, seed);
    }

    /** @param autocorrelation of each call's noise with that of the call before */
    private static double[] noisy(int calls, IntToDoubleFunction curve, double autocorrelation, long seed) {
        Random random = new Random(seed);
        double[] ms = new double[calls];
        double noise = random.nextGaussian();
        for (int i = 0; i < calls; i++) {
            noise = autocorrelation * noise + Math.sqrt(1 - autocorrelation * autocorrelation) * random.nextGaussian();
            ms[i] = curve.applyAsDouble(i + 1) * Math.exp(SCATTER * noise) * (random.nextInt(60) == 0 ? 3 : 1);
        }
        return ms;
    }
}
