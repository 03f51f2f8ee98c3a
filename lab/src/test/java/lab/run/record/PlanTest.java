package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lab.race.Json;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static Plan plan(String profile, long seed, double cores) {
        Profile named = Profile.named(profile);
        return Plan.of(named, List.of("java-jvm", "python", "rust"), named.memoryMb(), cores, 1,
                JsonNodeFactory.instance.objectNode(), seed);
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(plan("quick", 7, 2)).isEqualTo(plan("quick", 7, 2));
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        assertThat(plan("quick", 7, 2).visits()).isNotEqualTo(plan("quick", 8, 2).visits());
    }

    @Test
    void everyCellGetsItsTurnInEveryRound() {
        Plan plan = plan("quick", 1, 2);
        for (Cell cell : plan.cells())
            assertThat(plan.visits(cell)).extracting(Visit::round)
                    .containsExactlyElementsOf(IntStream.range(0, 5).boxed().toList());
    }

    @Test
    void roundsAddUpToTheMeasuredCalls() {
        for (String profile : List.of("quick", "full")) {
            Plan plan = plan(profile, 1, 2);
            Cell warm = plan.cells().stream().filter(cell -> cell.start() == Kind.WARM).findFirst().orElseThrow();
            assertThat(plan.visits(warm).stream().mapToInt(Visit::measured).sum())
                    .isEqualTo(Profile.named(profile).measured());
        }
    }

    @Test
    void numbersFollowTheOrder() {
        Plan plan = plan("full", 3, 4);
        assertThat(plan.visits()).extracting(Visit::number)
                .containsExactlyElementsOf(IntStream.range(0, plan.visits().size()).boxed().toList());
    }

    @Test
    void aVisitServesCellsOfOneSizeOnly() {
        assertThat(plan("full", 3, 64).visits())
                .allSatisfy(visit -> assertThat(visit.cells()).extracting(Cell::memoryMb)
                        .containsOnly(visit.cells().getFirst().memoryMb()));
    }

    @Test
    void theTalksLoadIsOneVisitACell() {
        Plan plan = plan("talk", 1, 2);
        assertThat(plan.cells()).filteredOn(cell -> cell.start() == Kind.WARM)
                .allSatisfy(cell -> assertThat(plan.visits(cell)).singleElement().extracting(Visit::cells)
                        .isEqualTo(List.of(cell)));
    }

    @Test
    void survivesBeingWrittenAndRead() throws IOException {
        Plan plan = plan("quick", 11, 2);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void oneEnvironmentServesColdStartAndCalls() {
        Plan plan = plan("quick", 1, 2);
        assertThat(plan.cells()).extracting(Cell::start).containsOnly(Kind.WARM);
        assertThat(plan.visits()).extracting(Visit::start).containsOnly(Kind.WARM);
        assertThat(plan.visits()).extracting(Visit::measured).containsOnly(40);
    }

    @Test
    void furtherColdStartsHaveRoundsOfTheirOwn() {
        Plan plan = plan("full", 1, 2);
        for (Cell cell : plan.cells()) {
            assertThat(plan.visits(cell)).hasSize(15);
            assertThat(plan.visits(cell)).filteredOn(visit -> visit.start() == Kind.WARM).hasSize(5);
        }
    }

    @Test
    void neighboursAreDrawnAnewEachRound() {
        Plan plan = Plan.of(Profile.named("quick"), IntStream.range(0, 7).mapToObj(i -> "v" + i).toList(), List.of(512),
                2, 1, JsonNodeFactory.instance.objectNode(), 7);
        assertThat(plan.visits().stream().map(visit -> Set.copyOf(visit.cells())).distinct().count())
                .isGreaterThan(4);
    }

    @Test
    void someVariantsRaceAtOneSizeAndOthersAtSeveral() {
        Plan plan = mixed(new Heat(List.of("java-jvm", "rust"), List.of(128, 512, 1769)),
                new Heat(List.of("go", "rust"), List.of(512)));
        assertThat(plan.cells()).extracting(Cell::name).containsExactlyInAnyOrder("java-jvm-128-warm", "rust-128-warm",
                "java-jvm-512-warm", "rust-512-warm", "java-jvm-1769-warm", "rust-1769-warm", "go-512-warm");
        for (Cell cell : plan.cells()) assertThat(plan.visits(cell)).hasSize(5);
        assertThat(plan.visits()).anySatisfy(visit -> assertThat(visit.cells()).extracting(Cell::variant)
                .contains("go").hasSizeGreaterThan(1));
        assertThat(mixed(new Heat(List.of("go", "rust"), List.of(512)), new Heat(List.of(), List.of(128))))
                .isEqualTo(mixed(new Heat(List.of("go", "rust"), List.of(512))));
    }

    private static Plan mixed(Heat... heats) {
        return Plan.of(Profile.named("quick"), List.of(heats), Set.of(), 2, 1,
                JsonNodeFactory.instance.objectNode(), 7);
    }

    @Test
    void moreEnvironmentsFollowThoseThatArePlanned() {
        Plan plan = plan("quick", 11, 2), longer = plan.extended(3);
        assertThat(longer.visits().subList(0, plan.visits().size())).isEqualTo(plan.visits());
        assertThat(longer.visits()).extracting(Visit::number)
                .containsExactlyElementsOf(IntStream.range(0, longer.visits().size()).boxed().toList());
        for (Cell cell : longer.cells()) {
            assertThat(longer.visits(cell)).hasSize(8);
            assertThat(longer.visits(cell)).extracting(Visit::measured).containsOnly(40);
        }
        assertThat(longer.extended(1)).isEqualTo(plan.extended(3).extended(1));
        assertThatThrownBy(() -> plan("talk", 1, 2).extended(1)).isInstanceOf(Problem.class)
                .hasMessageContaining("talk");
    }
}
