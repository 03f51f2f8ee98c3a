package lab.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lab.run.record.CellRecord;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final AtomicReference<Instant> timeOfDay = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong(-5);
    private final ClockWatch watch = new ClockWatch(timeOfDay::get, nanos::get);

    @Test
    void timeThatPassesIsNoJump() {
        pass(60, 0);
        assertThat(watch.jumpMs()).isZero();
        assertThat(watch.startMs()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void aClockThatWasSetIsAJump() {
        pass(60, 3600);
        assertThat(watch.jumpMs()).isEqualTo(3_600_000);
        pass(1, -7200);
        assertThat(watch.jumpMs()).isEqualTo(-3_600_000);
    }

    @Test
    void theLargestJumpOfARunIsTold() {
        assertThat(CellRecord.clockJump(List.of(cell(0), cell(-3_600_000), cell(40)))).get().asString()
                .contains("-3600.0 s", "durations are correct");
    }

    @Test
    void whatEveryClockDoesIsNotTold() {
        assertThat(CellRecord.clockJump(List.of(cell(0), cell(-300)))).isEmpty();
        assertThat(CellRecord.clockJump(List.of())).isEmpty();
    }

    private void pass(long seconds, long set) {
        nanos.addAndGet(seconds * 1_000_000_000);
        timeOfDay.updateAndGet(now -> now.plusSeconds(seconds + set));
    }

    private static CellRecord cell(long jumpMs) {
        return new CellRecord("a", "a", 512, Kind.WARM, "paced", 4, 1, 1, false, jumpMs, null, 0, Map.of(), null);
    }
}
