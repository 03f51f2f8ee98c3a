package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0.5 ms", "5.204, 5.2 ms", "41.04, 41 ms", "41.26, 41 ms", "609.4, 609 ms", "0.123, 0.12 ms",
        "999.7, 1 s", "1240, 1.24 s", "6952, 6.95 s", "12345, 12.3 s", "20, 20 ms"})
    void threeDigitsAtMost(double ms, String text) {
        assertThat(new Millis(ms)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"1.0416; $1.04", "1204.9; $1,204.90", "0; $0.00", "0.0000000479; $0.0000000479",
                "0.0000166667; $0.0000166667", "0.0039; $0.00390", "0.0001136865; $0.000114", "-3; $-3.00"})
    void money(double usd, String text) {
        assertThat(new Usd(usd)).hasToString(text);
    }
}
