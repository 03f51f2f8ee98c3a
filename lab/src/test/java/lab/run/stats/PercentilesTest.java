package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {

    /** Hyndman and Fan's type 7: h = (n − 1)·q. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.9, 3.7", "1, 4"})
    void interpolatesBetweenNeighbours(double q, double expected) {
        assertThat(Percentiles.of(new double[] {4, 1, 3, 2}, q)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Percentiles.median(new double[0])).isNaN();
    }

    @Test
    void leavesTheSamplesAsTheyAre() {
        double[] samples = {3, 1, 2};
        Percentiles.median(samples);
        assertThat(samples).containsExactly(3, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({"155, 0.5", "155, 0.95", "155, 0.99", "1000, 0.99", "2, 0.9"})
    void duckDbAgrees(int n, double q) throws Exception {
        double[] samples = new Random(n).doubles(n, 1, 50).toArray();
        String values = String.join(",", Arrays.stream(samples).mapToObj("(%s)"::formatted).toList());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT quantile_cont(x::DOUBLE, %s) FROM (VALUES %s) AS t(x)".formatted(q, values))) {
            rows.next();
            assertThat(rows.getDouble(1)).isCloseTo(Percentiles.of(samples, q), within(1e-9));
        }
    }
}
