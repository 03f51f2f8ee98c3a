package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static List<Cell> cells(int memoryMb, int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> new Cell("v" + i, memoryMb, Kind.WARM)).toList();
    }

    @Test
    void fiveHalfGigabytesFitTwoCores() {
        assertThat(Lanes.of(cells(512, 5), 2)).hasSize(1);
    }

    @Test
    void noLaneExceedsTheCores() {
        for (int size : List.of(128, 256, 512, 1024))
            assertThat(Lanes.of(cells(size, 11), 2))
                    .allSatisfy(lane -> assertThat(Lanes.vcpus(lane) + Lanes.RESERVED_CORES).isLessThanOrEqualTo(2));
    }

    @Test
    void aCellLargerThanTheMachineRunsAlone() {
        assertThat(Lanes.of(cells(3008, 3), 2)).hasSize(3);
    }

    @Test
    void nobodyIsLost() {
        assertThat(Lanes.of(cells(1024, 7), 2).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(cells(1024, 7));
    }
}
