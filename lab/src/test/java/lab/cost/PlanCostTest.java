package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lab.race.Order;
import lab.run.record.Architecture;
import lab.run.record.Plan;
import lab.run.record.Profile;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class PlanCostTest {

    private static final Prices PRICES = Prices.published();

    @Test
    void twoVariantsCostLessThanADollar() {
        PlanCost cost = cost("quick", List.of("one", "two"), List.of(512));
        assertThat(cost.bill().usd()).isPositive().isLessThan(PlanCost.ASK_ABOVE_USD);
    }

    @Test
    void everyCallOfThePlanIsCounted() {
        assertThat(cost("smoke", List.of("one"), List.of(512)).calls()).isEqualTo(1 + 8 + 4);
    }

    @Test
    void aColdStartIsReckonedWithAllTheTimeThatAwsGivesIt() {
        PlanCost cost = cost("smoke", List.of("one"), List.of(1024));
        double cold = 40 * 1 * PRICES.lambda().x86().getFirst().perGbSecond();
        double warm =
                plan("smoke", List.of("one"), List.of(1024)).visits().stream().filter(it -> it.start() == Kind.WARM)
                        .mapToDouble(plan("smoke", List.of("one"), List.of(1024))::seconds).sum()
                        * PRICES.lambda().x86().getFirst().perGbSecond();
        assertThat(cost.bill().lambdaUsd()).isCloseTo(cold + warm + 13 * PRICES.lambda().perRequest(), within(1e-12));
        assertThat(cost.bill().s3Usd()).isCloseTo(13 * PRICES.s3().perPut(), within(1e-12));
    }

    @Test
    void theOtherArchitectureHasItsOwnPrice() {
        assertThat(
                PlanCost.of(plan("quick", List.of("one"), List.of(512)), PRICES, Architecture.ARM).bill().lambdaUsd())
                .isLessThan(cost("quick", List.of("one"), List.of(512)).bill().lambdaUsd());
    }

    private static PlanCost cost(String profile, List<String> variants, List<Integer> sizes) {
        return PlanCost.of(plan(profile, variants, sizes), PRICES, Architecture.X86);
    }

    private static Plan plan(String profile, List<String> variants, List<Integer> sizes) {
        return Plan.of(Profile.named(profile), variants, sizes, 1, 1, Order.payload("{}"), 7);
    }
}
