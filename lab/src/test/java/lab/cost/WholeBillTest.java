package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lab.cost.LambdaBill.Terms;
import org.junit.jupiter.api.Test;

class WholeBillTest {

    private static final long CALLS = 100_000_000;
    private final Prices prices = Prices.published();

    @Test
    void storesAndLogsCostTheSameForEveryVariant() {
        WholeBill bill = bill(5);
        assertThat(bill.s3Usd()).isCloseTo(500, within(1e-6));
        assertThat(bill.dynamodbUsd()).isCloseTo(62.5, within(1e-6));
        assertThat(bill.logsUsd()).isBetween(14.0, 20.0);
        assertThat(bill(500).alikeUsd()).isEqualTo(bill.alikeUsd());
    }

    @Test
    void theLanguageMovesTheDifferenceBetweenDearestAndCheapest() {
        WholeBill cheap = new WholeBill(20, 60, 10, 10), dear = new WholeBill(45, 60, 10, 10);
        assertThat(WholeBill.movable(List.of(dear, cheap))).isCloseTo(0.20, within(1e-9));
    }

    @Test
    void oneBillAloneMovesNothing() {
        assertThat(WholeBill.movable(List.of(bill(5)))).isZero();
        assertThat(WholeBill.movable(List.of())).isZero();
    }

    private WholeBill bill(double ms) {
        return WholeBill.of(prices, Workload.RACE, CALLS,
                LambdaBill.of(prices, MonthlyUsage.warm(CALLS, 128, ms), Terms.PLAIN));
    }
}
