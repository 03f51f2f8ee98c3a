package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import lab.chart.Cause;
import org.junit.jupiter.api.Test;

/** How one phase of 30 ms divides into causes. */
class AnatomyTest {

    private static final double WALL_MS = 30;

    @Test
    void threadsThatRunAtTheSameTimeTakeNoLongerThanTheTimeThatPassed() {
        Map<Cause, Double> parts = Anatomy.noLongerThan(WALL_MS, phase(32, 8));
        assertThat(Anatomy.sum(parts)).isCloseTo(WALL_MS, within(1e-9));
        assertThat(parts).doesNotContainKey(Cause.UNATTRIBUTED);
        assertThat(parts.get(Cause.RUNNING) / parts.get(Cause.STORES)).isCloseTo(4, within(1e-9));
    }

    @Test
    void whatNoMeasurementExplainsIsShown() {
        Map<Cause, Double> parts = Anatomy.noLongerThan(WALL_MS, phase(16, 8));
        assertThat(parts).containsEntry(Cause.RUNNING, 16.0).containsEntry(Cause.STORES, 8.0)
                .containsEntry(Cause.UNATTRIBUTED, 6.0);
    }

    private static Map<Cause, Double> phase(long cpuMs, long networkMs) {
        Moment spent = new Moment(30_000_000, cpuMs * 1_000_000, 0, 0,
                Map.of(Waiting.NETWORK, networkMs * 1_000_000));
        return Anatomy.phase(spent, WALL_MS, Map.of(), 0, 0, Cause.STORES);
    }
}
