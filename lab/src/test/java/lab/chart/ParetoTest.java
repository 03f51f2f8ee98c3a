package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.chart.Pareto.Point;
import lab.cost.Cost;
import lab.cost.LambdaBill;
import lab.cost.MonthlyUsage;
import lab.cost.WholeBill;
import org.junit.jupiter.api.Test;

class ParetoTest {

    @Test
    void onlyTheUnbeatenAreOnTheFrontCheapestFirst() {
        Point fast = point("rust 512", 25, 5), cheap = point("rust 128", 21, 9), beaten = point("python 512", 30, 8),
                slow = point("python 128", 27, 30);
        assertThat(Pareto.front(List.of(fast, beaten, cheap, slow))).containsExactly(cheap, fast);
    }

    @Test
    void equalsDoNotBeatEachOther() {
        Point one = point("rust", 21, 9), other = point("go", 21, 9);
        assertThat(Pareto.front(List.of(one, other))).containsExactlyInAnyOrder(one, other);
    }

    private static Point point(String variant, double usd, double ms) {
        return new Point(new Cost(variant, 512, MonthlyUsage.warm(1, 512, ms), new LambdaBill(usd, 0, 0, 0),
                new WholeBill(usd, 0, 0, 0)), ms);
    }
}
