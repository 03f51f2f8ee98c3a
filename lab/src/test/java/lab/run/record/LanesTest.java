package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Lanes TWO_CORES = new Lanes(2, Set.of());

    private static List<Cell> cells(int memoryMb, int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> new Cell("v" + i, memoryMb, Kind.WARM)).toList();
    }

    @Test
    void fiveHalfGigabytesFitTwoCores() {
        assertThat(TWO_CORES.of(cells(512, 5))).hasSize(1);
    }

    @Test
    void noLaneExceedsTheCores() {
        for (int size : List.of(128, 256, 512, 1024))
            assertThat(TWO_CORES.of(cells(size, 11)))
                    .allSatisfy(lane -> assertThat(Lanes.vcpus(lane) + Lanes.RESERVED_CORES).isLessThanOrEqualTo(2));
    }

    @Test
    void aCellLargerThanTheMachineRunsAlone() {
        assertThat(TWO_CORES.of(cells(3008, 3))).hasSize(3);
    }

    @Test
    void nobodyIsLost() {
        assertThat(TWO_CORES.of(cells(1024, 7)).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(cells(1024, 7));
    }

    @Test
    void whatIsCompiledWhileItAnswersSharesNoLaneWithOthers() {
        List<List<Cell>> lanes = new Lanes(2, Set.of("v0", "v3")).of(cells(512, 4));
        assertThat(lanes).hasSize(2).anySatisfy(
                lane -> assertThat(lane).extracting(Cell::variant).containsExactly("v0", "v3"));
    }

    @Test
    void elsewhereNothingIsSharedSoCompilingDoesNotMatter() {
        assertThat(new Lanes(0, Set.of("v0", "v3")).of(cells(512, 4))).hasSize(1);
    }
}
