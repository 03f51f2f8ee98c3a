package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakEvenTest {

    @Test
    void theSavingOfOneCallRepaysTheWork() {
        assertThat(BreakEven.calls(25, 5, 100_000_000, 800)).hasValue(4_000_000_000L);
    }

    @Test
    void aDearerVariantNeverRepaysIt() {
        assertThat(BreakEven.calls(5, 25, 100_000_000, 800)).isEmpty();
        assertThat(BreakEven.calls(5, 5, 100_000_000, 800)).isEmpty();
    }
}
