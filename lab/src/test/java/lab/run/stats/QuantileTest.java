package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileTest {

    @ParameterizedTest
    @CsvSource({"20, 0.5, true", "19, 0.5, false", "100, 0.9, true", "99, 0.9, false", "200, 0.95, true",
        "199, 0.95, false", "1000, 0.99, true", "999, 0.99, false", "0, 0.5, false"})
    void tenSamplesMustLieBeyond(int n, double q, boolean carried) {
        assertThat(Quantile.carries(n, q)).isEqualTo(carried);
    }

    @Test
    void tenSamplesHaveAMaximumAndNoP99() {
        Quantile quantile = Quantile.of(samples(10), 0.99);
        assertThat(quantile).isEqualTo(new Quantile(10, 0.99, 10, true));
        assertThat(quantile.name()).isEqualTo("max");
    }

    @Test
    void twoHundredCarryAP95() {
        Quantile quantile = Quantile.of(samples(200), 0.95);
        assertThat(quantile).isEqualTo(new Quantile(Percentiles.of(samples(200), 0.95), 0.95, 200, false));
        assertThat(quantile.name()).isEqualTo("p95");
    }

    @Test
    void noSamplesHaveNeither() {
        assertThat(Quantile.of(new double[0], 0.5).value()).isNaN();
    }

    private static double[] samples(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }
}
