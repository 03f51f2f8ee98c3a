package lab.run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DuckTest {

    private static final String RISING = "[0.1, 0.2, 0.3]", FALLING = "[0.3, 0.2, 0.1]";

    @Test
    void aMeanDoesNotDependOnTheOrderOfItsValues() {
        try (Duck duck = Duck.open()) {
            assertThat(mean(duck, Duck.mean("value"), RISING)).isEqualTo(mean(duck, Duck.mean("value"), FALLING))
                    .isCloseTo(0.2, within(1e-12));
            assertThat(mean(duck, "avg(value::DOUBLE)", RISING)).as("that of doubles does")
                    .isNotEqualTo(mean(duck, "avg(value::DOUBLE)", FALLING));
        }
    }

    private static double mean(Duck duck, String mean, String values) {
        return duck.query("SELECT %s FROM (SELECT unnest(%s) AS value)".formatted(mean, values),
                row -> row.getDouble(1)).getFirst();
    }
}
