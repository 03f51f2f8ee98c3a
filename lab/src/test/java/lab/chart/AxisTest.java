package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource({"37, '0 10 20 30'", "4.2, '0 1 2 3 4'", "0.9, '0 0.2 0.4 0.6 0.8'", "1250, '0 500 1,000'"})
    void fromZeroMarksRoundValues(double max, String labels) {
        Axis axis = Axis.fromZero("ms", max, 5, Axis::plain);
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly(labels.split(" "));
        assertThat(axis.min()).isZero();
        assertThat(axis.max()).isGreaterThan(max);
    }

    @Test
    void aLogarithmicAxisSaysSo() {
        Axis axis = Axis.log("ms", 4, 450, Axis::plain);
        assertThat(axis.title()).isEqualTo("ms (logarithmic)");
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("5", "10", "20", "50", "100", "200",
                "500");
        assertThat(axis.at(100)).isCloseTo(2, within(1e-9));
    }

    @Test
    void everyMemorySizeIsMarked() {
        Axis axis = Axis.memory(List.of(128, 512, 1769));
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("128", "512", "1769");
        assertThat(axis.each()).isTrue();
        assertThat(Axis.memory(0)).isEqualTo(Axis.memory(1769));
    }

    @Test
    void rowsGoDownFromTheFirst() {
        assertThat(Axis.rows(List.of("rust", "python")).ticks()).extracting(Axis.Tick::position).containsExactly(0.0,
                -1.0);
    }
}
