package locallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BillingRuleTest {

    @Test
    void initIsBilledSinceTheFirstOfAugust2025() {
        assertThat(BillingRule.on(LocalDate.of(2025, 7, 31))).isEqualTo(BillingRule.INIT_FREE);
        assertThat(BillingRule.on(LocalDate.of(2025, 8, 1))).isEqualTo(BillingRule.INIT_BILLED)
                .isEqualTo(BillingRule.TODAY);
    }

    @Test
    void whatTheLineCannotShowIsNotBilled() {
        assertThat(BillingRule.TODAY.billedMs(4.000_000_1, new Start.Warm())).isEqualTo(4);
        assertThat(BillingRule.TODAY.billedMs(4.001, new Start.Warm())).isEqualTo(5);
    }

    @Test
    void aRestorePaysItsBilledPartOnTop() {
        assertThat(BillingRule.TODAY.billedMs(2338.66, new Start.Restored(398.97, 182))).isEqualTo(2521);
    }
}
