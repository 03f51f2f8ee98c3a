package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"212 ms|212", "1.85 s|1850", "4,764 MB|4764000", "21.5 KB|21.5",
        "$1,204.90|1204.9", "max 44.6|44.6", "1.35 s (1.26–1.47)|1350", "226–5,778 ms|226", "−3|-3", "–|''",
        "no gap|no gap"})
    void isTheNumberInItsSmallestUnit(String text, String key) {
        assertThat(SortKey.of(text)).isEqualTo(key);
    }
}
