package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lab.race.Order;
import lab.run.record.Architecture;
import lab.run.record.Cell;
import lab.run.record.Heat;
import lab.run.record.Plan;
import lab.run.record.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 99})
    void theLearnersPlanIsFiveSnapshotsHalfAnHourAndLessThanADollar(long seed) {
        Forecast forecast = forecast("learner", List.of(512), seed);
        assertThat(forecast.snapshots()).isEqualTo(5);
        assertThat(forecast.minutes()).isLessThanOrEqualTo(30);
        assertThat(forecast.cost().bill().usd()).isLessThan(1);
    }

    @Test
    void publishingASnapshotIsBilledWithAllTheTimeThatAwsGivesItsInit() {
        Plan plan = plan("learner", List.of(512), 7);
        Forecast with = forecast("learner", List.of(512), 7);
        Forecast without = Forecast.of(plan, variant -> false, Architecture.X86);
        double each = 130 * 0.5 * Prices.published().lambda().x86().getFirst().perGbSecond();
        assertThat(with.cost().bill().lambdaUsd() - without.cost().bill().lambdaUsd())
                .isCloseTo(with.snapshots() * each, within(1e-12));
        assertThat(with.cost().calls()).isEqualTo(without.cost().calls());
        assertThat(with.sentence()).contains(with.snapshots() + " snapshots to publish",
                "each call and each publication takes as long");
        assertThat(without.sentence()).doesNotContain("publi");
    }

    @Test
    void eachTurnAtAnotherSizeIsAnotherSnapshot() {
        assertThat(forecast("learner", List.of(512, 1024), 7).snapshots()).isGreaterThan(6);
    }

    @Test
    void aVariantWithASizeOfItsOwnIsForecastAtThatSizeAlone() {
        Plan mixed = Plan.of(Profile.named("learner"),
                List.of(new Heat(List.of("rust"), List.of(512, 1769)), new Heat(List.of("python"), List.of(128))),
                Set.of(), 0, 1, Order.payload("{}"), 7);
        long calls = Forecast.of(mixed, _ -> false, Architecture.X86).cost().calls();
        assertThat(calls).isEqualTo(3 * forecast("learner", List.of(512), 7).cost().calls() / 2);
    }

    @Test
    void elsewhereCellsOfOneSizeShareAVisitAndNoFunctionIsTwiceInOne() {
        Plan plan = plan("learner", List.of(512, 1024), 7);
        assertThat(plan.visits())
                .allSatisfy(visit -> assertThat(visit.cells()).extracting(Cell::variant).doesNotHaveDuplicates())
                .anySatisfy(visit -> assertThat(visit.cells()).hasSize(2));
    }

    @Test
    void aNewAccountsTenEnvironmentsAreEnough() {
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "v" + i).toList();
        Plan plan = Plan.of(Profile.named("learner"), many, List.of(512), 0, 1, Order.payload("{}"), 7);
        assertThat(plan.visits()).allSatisfy(visit -> assertThat(visit.cells().size()).isLessThanOrEqualTo(8));
    }

    private static Forecast forecast(String profile, List<Integer> sizes, long seed) {
        return Forecast.of(plan(profile, sizes, seed), "java-snapstart"::equals, Architecture.X86);
    }

    private static Plan plan(String profile, List<Integer> sizes, long seed) {
        return Plan.of(Profile.named(profile), List.of("java-snapstart", "rust"), sizes, 0, 1, Order.payload("{}"),
                seed);
    }
}
