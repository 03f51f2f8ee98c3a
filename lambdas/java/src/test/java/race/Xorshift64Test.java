package race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Xorshift64Test {

    @Test
    void theContractsTestVector() {
        assertThat(Xorshift64.after(1)).isEqualTo("12eaead265975125");
    }

    @Test
    void noStepsLeaveTheSeedWithItsLeadingZero() {
        assertThat(Xorshift64.after(0)).isEqualTo("0139408dcbbf7a44");
    }

    @Test
    void moreWorkThanAnIntegerCountsSteps() {
        assertThat(Xorshift64.after(3_000)).isNotEqualTo(Xorshift64.after(2_999)).matches("[0-9a-f]{16}");
    }
}
